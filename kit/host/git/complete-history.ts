import { isShallow } from './is-shallow.ts';
import type { RunGit } from './run-git.ts';

/** Fetches what a shallow clone, which checkout makes by default, lacks of a remote branch's history. */
export async function completeHistory(git: RunGit, branch: string): Promise<void> {
  if (!(await isShallow(git))) return;
  await git(['fetch', '--quiet', '--no-tags', '--unshallow', 'origin', branch]);
}
