import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import type { Git } from '../../kit/git/git.ts';
import type { Run } from '../../kit/manifest/run.ts';

/** Git's empty tree: what a folder without code comes down to. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The commit and the tree of `train/` as it lies; the empty tree where the project is in no repository. */
export async function describeCode(git: Git): Promise<Run['code']> {
  const commit = await git.headCommit();
  try {
    return { commit, ...(await git.treeOf('train')) };
  } catch (error) {
    if (commit === null && error instanceof ConfigurationError)
      return { commit, tree: EMPTY_TREE, dirty: true };
    throw error;
  }
}
