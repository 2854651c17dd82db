import { setTimeout as delay } from 'node:timers/promises';
import { explainGitFailure } from './explain-git-failure.ts';
import type { RunGit } from './run-git.ts';

/** `race`: somebody else moved the branch in between. */
export type PushOutcome = 'pushed' | 'race';

const RACE =
  /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i;

/** A branch named as a folder of the wanted one: no race, it stays in the way. */
const IN_THE_WAY = /exists; cannot create|directory file conflict/i;

/**
 * Pushes a commit to a branch of the remote, without the user's push hooks.
 * @param expected the commit the branch must be at, empty: it must not be there
 * @param fastForward true: an ordinary push, as protected branches want it; false: overwrites what is `expected`
 */
export async function pushCommit({
  git,
  commit,
  branch,
  expected,
  fastForward,
}: {
  git: RunGit;
  commit: string;
  branch: string;
  expected: string;
  fastForward: boolean;
}): Promise<PushOutcome> {
  const ref = `refs/heads/${branch}`;
  const lease = fastForward && expected !== '' ? [] : [`--force-with-lease=${ref}:${expected}`];
  const args = ['push', '--porcelain', '--no-verify', ...lease, 'origin', `${commit}:${ref}`];
  const answer = await git(args, { answers: [1, 128] });
  if (answer.exitCode === 0) return 'pushed';
  const words = `${answer.stdout}\n${answer.stderr}`;
  if (isRace(words)) return 'race';
  throw explainGitFailure({ args, directory: 'the project', ...answer });
}

/** Whether git's words about a refused push say that somebody else was faster. */
export function isRace(words: string): boolean {
  return RACE.test(words) && !IN_THE_WAY.test(words);
}

/** Waits longer each time, by chance, so that jobs that collided once do not collide again: at most 6 s. */
export function createBackOff(): () => Promise<void> {
  let limitMs = 50;
  return async () => {
    await delay(Math.random() * limitMs);
    limitMs = Math.min(limitMs * 2, 6000);
  };
}
