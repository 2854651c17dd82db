import type { Run } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Git } from '../../../kit/host/git/git.ts';

/** Git's empty tree: what a folder without code comes down to. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * The commit and the tree of `train/` as it lies; the empty tree where the project is in no repository. `dirty` says that
 * the commit does not hold what the training is made from: its code, or the pipeline file with command and parameters.
 */
export async function describeCode(git: Git, pipelineFile: string | undefined): Promise<Run['code']> {
  const commit = await git.headCommit();
  try {
    const code = await git.treeOf('train');
    const isChanged = pipelineFile !== undefined && (await git.treeOf(pipelineFile)).dirty;
    return { commit, ...code, dirty: code.dirty || isChanged };
  } catch (error) {
    if (commit === null && error instanceof ConfigurationError)
      return { commit, tree: EMPTY_TREE, dirty: true };
    throw error;
  }
}
