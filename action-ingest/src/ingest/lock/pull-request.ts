import { pickText } from '../../../../kit/action/read-event.ts';
import { findFork } from '../../../../kit/action/refuse-fork.ts';

/** The pull request that a step runs for. */
export interface PullRequest {
  /** Commit of the base branch, as the event has it. */
  base: string;
  /** The fork that its branch is of, in words. */
  fork: string | undefined;
}

/** Reads it from the event; undefined where the step runs for something else. */
export function readPullRequest(trigger: {
  event: Record<string, unknown>;
  repository: string;
}): PullRequest | undefined {
  const base = pickText(trigger.event, 'pull_request', 'base', 'sha');
  return base === undefined ? undefined : { base, fork: findFork(trigger) };
}
