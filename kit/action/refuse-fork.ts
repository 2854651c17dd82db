import { ConfigurationError } from '../ground/errors/configuration-error.ts';
import type { RunContext } from './context.ts';
import { pick } from './read-event.ts';
import { VERBS, type Verb } from './verbs.ts';

export type Trigger = Pick<RunContext, 'event' | 'repository' | 'selfHosted'>;

/**
 * Refuses to read the code of a fork's pull request on a self-hosted runner, which outlives the job. The last ditch,
 * behind the forge's approval of outside contributors, the groups of runners, and the job's own `runs-on`.
 * @param allowed what the input `allow-forks` says
 */
export function refuseForkCode({
  verb,
  trigger,
  allowed,
}: {
  verb: Verb;
  trigger: Trigger;
  allowed: boolean;
}): void {
  const fork = VERBS[verb] !== 'none' && trigger.selfHosted && !allowed ? findFork(trigger) : undefined;
  if (fork === undefined) return;
  throw new ConfigurationError(
    'SLW_FORK_REFUSED',
    `This job would read code of ${fork} on a self-hosted runner, which outlives it. Run it on a hosted runner, push the branch to ${trigger.repository} after review, or set "allow-forks: true" where nothing on the runner outlives a job.`,
  );
}

/**
 * The fork whose branch the event is about, in words; undefined where it is a branch of the repository itself. A comment
 * on a pull request does not say whose it is, and what is checked out for it may be a fork's.
 */
export function findFork({ event, repository }: Pick<Trigger, 'event' | 'repository'>): string | undefined {
  for (const head of [
    pick(event, 'pull_request', 'head', 'repo'),
    pick(event, 'workflow_run', 'head_repository'),
  ]) {
    if (head === undefined) continue;
    const name = pick(head, 'full_name');
    if (typeof name !== 'string') return 'a deleted fork';
    if (name.toLowerCase() !== repository.toLowerCase()) return `the fork ${name}`;
  }
  return pick(event, 'issue', 'pull_request') === undefined
    ? undefined
    : 'a pull request whose branch this event does not name';
}
