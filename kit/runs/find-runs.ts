import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Git } from '../git/git.ts';
import { RUNS_BRANCH } from './run-record.ts';

/**
 * Where the runs are.
 * fresh: as the remote has them now. stale: as they were fetched last, since the remote was not asked or did not answer.
 * none: there are none, or none that can be had.
 */
export type RunsPlace =
  | { state: 'fresh'; commit: string }
  | { state: 'stale'; commit: string; newest: Date; reason: string }
  | { state: 'none'; reason: string };

/** Brings the branch of runs here, or falls back on what is here. `offline`: the remote is not asked. */
export async function findRuns(git: Git, { offline = false } = {}): Promise<RunsPlace> {
  const known = await findKnown(git);
  if (offline) return fallBack(known, 'the remote was not asked');
  try {
    const remote = await git.remoteCommit(RUNS_BRANCH);
    if (remote === undefined) return { state: 'none', reason: `the remote has no branch ${RUNS_BRANCH} yet` };
    const commit = remote === known?.commit ? remote : await git.fetch(RUNS_BRANCH);
    return { state: 'fresh', commit };
  } catch (error) {
    if (error instanceof ConfigurationError) return fallBack(known, error.message);
    throw error;
  }
}

interface Known {
  commit: string;
  /** When its newest commit was made. */
  newest: Date;
}

/** The branch as it was fetched last, or as somebody made it here. */
async function findKnown(git: Git): Promise<Known | undefined> {
  const format = '--format=%(objectname) %(committerdate:iso-strict)';
  for (const ref of [`refs/remotes/origin/${RUNS_BRANCH}`, `refs/heads/${RUNS_BRANCH}`]) {
    const [commit, date] = (await git.run(['for-each-ref', format, ref])).split(' ');
    if (commit && date) return { commit, newest: new Date(date) };
  }
  return undefined;
}

function fallBack(known: Known | undefined, reason: string): RunsPlace {
  return known ? { state: 'stale', ...known, reason } : { state: 'none', reason };
}
