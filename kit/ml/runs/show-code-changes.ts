import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from '../../host/git/git.ts';
import type { RunRecord } from './run-record.ts';

/** `git diff --stat` of `train/` between two runs' commits; undefined where it is the same code or a commit is not here. */
export async function showCodeChanges(
  git: Git,
  [one, other]: readonly [RunRecord, RunRecord],
): Promise<string | undefined> {
  const [before, after] = [one.run.code, other.run.code];
  if (before.tree === after.tree || !before.commit || !after.commit) return undefined;
  try {
    const stat = await git.run([
      'diff',
      '--stat',
      `${before.commit}^{commit}`,
      `${after.commit}^{commit}`,
      '--',
      'train',
    ]);
    return stat === '' ? undefined : `git diff ${before.commit} ${after.commit} -- train\n${stat}`;
  } catch (error) {
    // A commit that this clone lacks: the trees in the table say that the code differs.
    if (error instanceof ConfigurationError || isUnknownCommit(error)) return undefined;
    throw error;
  }
}

function isUnknownCommit(error: unknown): boolean {
  return (
    error instanceof Error && /unknown revision|bad (object|revision)|ambiguous argument/.test(error.message)
  );
}
