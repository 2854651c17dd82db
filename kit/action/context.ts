import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { GITHUB_API } from '../host/forge/rest/locate-forge.ts';

/** What the runner says about the run. Empty strings where it says nothing (a terminal, another forge). */
export interface RunContext {
  /** True on a runner, false on a terminal. */
  onRunner: boolean;
  /** Whether the workspace may be a person's own work tree: a terminal, or act, which can lend it to a job. */
  ownWorkTree: boolean;
  workspace: string;
  temporary: string;
  repository: string;
  sha: string;
  ref: string;
  actor: string;
  eventName: string;
  /** The event's payload; `{}` where there is none. */
  event: Record<string, unknown>;
  runId: string;
  runAttempt: number;
  serverUrl: string;
  apiUrl: string;
  /** Whether the machine may outlive the job: every runner that is not said to be hosted, as Gitea's, which says nothing. */
  selfHosted: boolean;
  /** Whether the runner offers its artifact service to this step. */
  artifactService: boolean;
}

/** Reads the context from the variables every runner sets. */
export function readContext(env: NodeJS.ProcessEnv = process.env): RunContext {
  return {
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    ownWorkTree: env['GITHUB_ACTIONS'] !== 'true' || env['ACT'] === 'true',
    workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
    temporary: env['RUNNER_TEMP'] || tmpdir(),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    event: readEvent(env['GITHUB_EVENT_PATH']),
    runId: env['GITHUB_RUN_ID'] ?? '',
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] || 1),
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    apiUrl: env['GITHUB_API_URL'] || GITHUB_API,
    selfHosted: env['GITHUB_ACTIONS'] === 'true' && env['RUNNER_ENVIRONMENT'] !== 'github-hosted',
    artifactService: Boolean(env['ACTIONS_RUNTIME_TOKEN'] && env['ACTIONS_RESULTS_URL']),
  };
}

function readEvent(file: string | undefined): Record<string, unknown> {
  if (!file || !existsSync(file)) return {};
  const payload: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}
