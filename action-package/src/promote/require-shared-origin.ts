import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';

interface Origin {
  bundle: Bundle;
  git: Git;
  log: Logger;
  /** Path of the data lock, relative to the project's folder. */
  lock: string;
}

/**
 * What a new version was made from is on the remote, so that everybody else can verify it: the code commit on one of its
 * branches, with the data lock that the model was trained on.
 *
 * A commit that this clone does not have, as in a shallow one, cannot be asked about: that is a warning.
 * @throws ConfigurationError for changes that were not committed, a commit that was never pushed, or one with another data lock
 */
export async function requireSharedOrigin({ bundle, git, log, lock }: Origin): Promise<void> {
  const { commit, dirty } = bundle.run.code;
  if (commit === null) {
    log.warning('The model was trained outside a Git repository: nobody can verify its code.');
    return;
  }
  if (dirty)
    throw new ConfigurationError(
      'SLW_ORIGIN_UNSHARED',
      `The model was trained from files that no commit holds: "train/" or the pipeline file had changes beside ${commit}, so nobody else could verify or repeat it. Commit and push them, then train, package and promote again.`,
    );
  if (!(await git.hasCommit(commit))) {
    log.warning(
      `The code commit ${commit} of the model is not in this clone, so whether it is on the remote is not known. Check out with fetch-depth: 0 to have it checked.`,
    );
    return;
  }
  await requirePushed(git, commit);
  const text = await git.show(commit, lock);
  if (text === undefined || digestOf(text) === bundle.digests.lock) return;
  throw new ConfigurationError(
    'SLW_ORIGIN_UNSHARED',
    `${lock} at the code commit ${commit} is not the data lock that the model was trained on, so nobody else could verify it. Commit and push the lock, then train, package and promote again.`,
  );
}

/** In a shallow clone a commit may be on a branch whose history is cut off, so nothing is concluded from its absence. */
async function requirePushed(git: Git, commit: string): Promise<void> {
  const pattern = 'refs/remotes/origin/';
  const holders = await git.run(['for-each-ref', '--count=1', `--contains=${commit}`, pattern]);
  if (holders !== '' || (await git.isShallow())) return;
  throw new ConfigurationError(
    'SLW_ORIGIN_UNSHARED',
    `The code commit ${commit} of the model is on no branch of the remote that this clone knows, so nobody else could verify the model. Push it ("git push"), or fetch the branch that has it, and promote again.`,
  );
}
