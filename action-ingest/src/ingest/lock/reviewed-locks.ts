import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { Git } from '../../../../kit/host/git/git.ts';
import { type EarlierLocks, findEarlierLocks, unseenLocks } from './earlier-locks.ts';
import { findBase } from './find-base.ts';
import type { PullRequest } from './pull-request.ts';

/** The locks before one, as the branch has them that a pull request goes to, else the commit checked out. */
export async function findReviewedLocks({
  pullRequest,
  ...question
}: {
  git: Git;
  lock: DataLock;
  place: { directory: string; lock: string };
  pullRequest?: PullRequest | undefined;
}): Promise<EarlierLocks> {
  const { git, place } = question;
  const base = pullRequest && (await findBase(git, pullRequest.base, place));
  if (pullRequest && !base)
    return unseenLocks(
      `the base commit ${pullRequest.base} is not in this clone: set "fetch-depth: 0" in actions/checkout`,
    );
  const ref = base?.commit ?? (await git.headCommit());
  return ref === null ? unseenLocks('nothing is committed yet') : findEarlierLocks({ ...question, ref });
}
