import type { RunGit } from './run-git.ts';

/** Whether this clone has a commit of that name. */
export async function hasCommit(git: RunGit, commit: string): Promise<boolean> {
  const { exitCode } = await git(['cat-file', '-e', `${commit}^{commit}`], { answers: [1, 128] });
  return exitCode === 0;
}
