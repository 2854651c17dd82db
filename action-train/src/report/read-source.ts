import { pick, pickText } from '../../../kit/action/read-event.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

/** What the forge itself says of the run whose reports are posted: nothing in it is the run's own word. */
export interface ReportSource {
  /** The commit that the run tested. */
  commit: string;
  /** `owner/name` of the repository that the commit is of. */
  repository: string;
  /** The run before this one that made the reports; undefined: this very run. */
  runId: number | undefined;
}

/** Reads the event. @throws ConfigurationError on an event that is neither of a pull request nor of a run for one */
export function readSource(event: Record<string, unknown>): ReportSource {
  const run = pick(event, 'workflow_run');
  const source = run === undefined ? readPullRequest(event) : readRun(run);
  if (source) return source;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    'Reports are posted on pull requests. Use this action in a workflow that runs on "pull_request", or on "workflow_run" after one.',
  );
}

function readPullRequest(event: Record<string, unknown>): ReportSource | undefined {
  const commit = pickText(event, 'pull_request', 'head', 'sha');
  const repository = pickText(event, 'pull_request', 'head', 'repo', 'full_name');
  return commit && repository ? { commit, repository, runId: undefined } : undefined;
}

function readRun(run: unknown): ReportSource | undefined {
  const runId = pick(run, 'id');
  const commit = pickText(run, 'head_sha');
  const repository = pickText(run, 'head_repository', 'full_name');
  if (pick(run, 'event') !== 'pull_request' || typeof runId !== 'number') return undefined;
  return commit && repository ? { commit, repository, runId } : undefined;
}
