import type { Git } from '../../../kit/host/git/git.ts';
import type { IngestInputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** The branch that a change of the data is for. */
export interface Target {
  git: Git;
  base: string;
  /** Its newest commit, as the remote has it. */
  commit: string;
}

/**
 * Asks the remote for the branch that a change is for, so that nothing is stored for a proposal that has nowhere to go.
 * @returns undefined where nothing is committed
 */
export async function findTarget(
  { commit, base }: IngestInputs,
  { openGit }: Ports,
): Promise<Target | undefined> {
  if (commit === 'none') return undefined;
  const git = openGit();
  const branch = base ?? (await git.defaultBranch());
  return { git, base: branch, commit: await git.fetch(branch) };
}
