import { relative } from 'node:path';
import { locateProfile } from '../../../../kit/format/config/project-paths.ts';
import type { Git } from '../../../../kit/host/git/git.ts';

/** What a pull request starts from, as far as its data are concerned. */
export interface Base {
  commit: string;
  /** Texts; undefined where there is no such file. */
  lock: string | undefined;
  profile: string | undefined;
}

/**
 * The lock and the profile where a pull request left its base branch.
 * @param base commit of the base branch that the event names
 * @returns undefined where this clone does not hold it
 */
export async function findBase(
  git: Git,
  base: string,
  { directory, lock }: { directory: string; lock: string },
): Promise<Base | undefined> {
  if (!(await git.hasCommit(base))) return undefined;
  const commit = await git.run(['merge-base', base, 'HEAD'], { answers: [1] });
  if (commit === '') return undefined;
  const path = relative(directory, lock).replaceAll('\\', '/');
  const beside = locateProfile(path).replaceAll('\\', '/');
  return { commit, lock: await git.show(commit, path), profile: await git.show(commit, beside) };
}
