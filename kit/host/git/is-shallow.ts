import type { RunGit } from './run-git.ts';

/** Whether the clone holds the newest commits alone, as checkout makes it by default. */
export async function isShallow(git: RunGit): Promise<boolean> {
  return (await git(['rev-parse', '--is-shallow-repository'])).stdout.trim() === 'true';
}
