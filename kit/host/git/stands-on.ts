import { completeHistory } from './complete-history.ts';
import type { RunGit } from './run-git.ts';

/**
 * Whether a commit's parent is part of the base branch. After a push over the base it may not be: merging the commit
 * would bring back what that push took away.
 * @param base the base branch's newest commit
 */
export async function standsOn({
  git,
  commit,
  branch,
  base,
}: {
  git: RunGit;
  commit: string;
  branch: string;
  base: string;
}): Promise<boolean> {
  const parent = await readParent(git, commit);
  if (parent === undefined || parent === base) return parent === base;
  await completeHistory(git, branch);
  // 128: the parent is not here, although all of the base is.
  const answer = await git(['merge-base', '--is-ancestor', parent, base], { answers: [1, 128] });
  return answer.exitCode === 0;
}

/** As the commit says it: a shallow clone hides the parents of its oldest commits from other commands. */
async function readParent(git: RunGit, commit: string): Promise<string | undefined> {
  const { stdout } = await git(['cat-file', '-p', commit]);
  return /^parent ([0-9a-f]+)$/m.exec(stdout)?.[1];
}
