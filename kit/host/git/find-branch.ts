import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from './git.ts';

/**
 * Where a branch of the remote is.
 * fresh: as the remote has it now. stale: as it was fetched last, since the remote was not asked or did not answer.
 * none: the remote has none, or none can be had.
 */
export type BranchPlace =
  | { state: 'fresh'; commit: string }
  | { state: 'stale'; commit: string; newest: Date; reason: string }
  | { state: 'none'; reason: string };

/** Brings a branch of the remote here, or falls back on what is here. `offline`: the remote is not asked. */
export async function findBranch(git: Git, branch: string, { offline = false } = {}): Promise<BranchPlace> {
  const known = await findKnown(git, branch);
  if (offline) return fallBack(known, 'the remote was not asked');
  try {
    const remote = await git.remoteCommit(branch);
    if (remote === undefined) return { state: 'none', reason: `the remote has no branch ${branch}` };
    const commit = remote === known?.commit ? remote : await git.fetch(branch);
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
async function findKnown(git: Git, branch: string): Promise<Known | undefined> {
  const format = '--format=%(objectname) %(committerdate:iso-strict)';
  for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    const [commit, date] = (await git.run(['for-each-ref', format, ref])).split(' ');
    if (commit && date) return { commit, newest: new Date(date) };
  }
  return undefined;
}

function fallBack(known: Known | undefined, reason: string): BranchPlace {
  return known ? { state: 'stale', ...known, reason } : { state: 'none', reason };
}
