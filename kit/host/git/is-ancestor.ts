import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isShallow } from './is-shallow.ts';
import { resolveCommit } from './read-objects.ts';
import type { RunGit } from './run-git.ts';

/**
 * Whether commit `a` is an ancestor of commit `b`, or the same.
 * @throws ConfigurationError when a shallow clone lacks the history that would tell.
 */
export async function isAncestor(git: RunGit, a: string, b: string): Promise<boolean> {
  const [older, newer] = [await resolveCommit(git, a), await resolveCommit(git, b)];
  const { exitCode } = await git(['merge-base', '--is-ancestor', older, newer], { answers: [1] });
  if (exitCode === 0) return true;
  if (!(await isShallow(git))) return false;
  throw new ConfigurationError(
    'SLW_CLONE_SHALLOW',
    `This clone is too shallow to tell whether ${a} is part of ${b}. Set "fetch-depth: 0" in actions/checkout.`,
  );
}
