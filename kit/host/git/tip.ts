import type { RunGit } from './run-git.ts';

/** Author and committer of every commit that Slipway makes. */
export const BOT = { name: 'slipway[bot]', email: 'slipway[bot]@users.noreply.github.com' } as const;

/** Trailer in the messages of proposed commits, by which the same proposal is known again. */
export const CHANGE_TRAILER = 'Slipway-Change';

/** Who made a branch's newest commit, and which change of Slipway's it is, if any. */
export async function readTip(
  git: RunGit,
  commit: string,
): Promise<{ author: string; email: string; change: string | undefined }> {
  const format = `%an%n%ce%n%(trailers:key=${CHANGE_TRAILER},valueonly)`;
  const { stdout } = await git(['show', '--no-patch', `--format=${format}`, commit]);
  const [author = '', email = '', change] = stdout.split('\n');
  return { author, email, change: change?.trim() || undefined };
}
