import type { Git } from '../../host/git/git.ts';

/** A file as some branch has it. */
export interface BranchFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

const BRANCHES = ['refs/heads', 'refs/remotes/origin'];
const POINTERS = ':(top,glob)**/models/*/environments/*.json';

/** Brings all branches of the remote here. @returns the one that others are merged into; HEAD without a remote */
export async function fetchBranches(git: Git): Promise<string> {
  if (!(await git.run(['remote'])).split('\n').includes('origin')) return 'HEAD';
  await git.run(['fetch', '--quiet', '--no-tags', 'origin', '+refs/heads/*:refs/remotes/origin/*']);
  return `refs/remotes/origin/${await git.defaultBranch()}`;
}

/**
 * The files of a kind that a branch has at its tip, wherever in the repository they lie; each text once. A branch that is
 * merged, and only was not deleted, tells of the past.
 */
export async function readFromBranches({
  git,
  base,
  isWanted,
}: {
  git: Git;
  base: string;
  isWanted(path: string): boolean;
}): Promise<BranchFile[]> {
  const unmerged = ['for-each-ref', '--format=%(objectname)', '--no-merged', base, ...BRANCHES];
  const tips = (await git.run(unmerged)).split('\n').filter(Boolean);
  const paths = new Map<string, string>();
  for (const tip of new Set([...tips, base, 'HEAD'])) {
    const listing = await git.run(['ls-tree', '-r', '-z', '--full-tree', tip]);
    for (const [, object = '', path = ''] of listing.matchAll(/blob (\S+)\t([^\0]+)\0/g))
      if (isWanted(path)) paths.set(object, path);
  }
  const texts = await git.readBlobs([...paths.keys()]);
  return [...paths].map(([object, path]) => ({ path, text: texts.get(object) ?? '' }));
}

/** Every state that a pointer of an environment had on any branch since then, the one it had at that time among them. */
export async function readPointersSince(git: Git, since: Date): Promise<BranchFile[]> {
  const range = ['--all', '--full-history', `--since=${since.toISOString()}`];
  const log = await git.run(['log', ...range, '-m', '--raw', '--no-abbrev', '--format=', '--', POINTERS]);
  const objects = [...log.matchAll(/^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /gm)].flatMap(([, before, after]) => [
    before ?? '',
    after ?? '',
  ]);
  const texts = await git.readBlobs([...new Set(objects)]);
  return [...texts.values()].map((text) => ({ path: 'a pointer', text }));
}
