import type { Git } from '../../host/git/git.ts';

/** What happened to the code between two commits. */
export interface CodeChange {
  before: string | null;
  after: string | null;
  /** Commits that the later one has and the earlier one lacks; null where this clone lacks one of them. */
  commits: number | null;
  /** Files that differ, outside `models/`; null as above. */
  files: string[] | null;
}

/** Compares the code of two versions, as far as the clone has their commits. */
export async function compareCode(
  git: Git,
  before: string | null,
  after: string | null,
): Promise<CodeChange> {
  const unknown = { before, after, commits: null, files: null };
  if (before === null || after === null) return unknown;
  if (!(await git.hasCommit(before)) || !(await git.hasCommit(after))) return unknown;
  const count = await git.run(['rev-list', '--count', `${before}..${after}`]);
  const outside = ['--', '.', ':(exclude)models'];
  const names = await git.run(['diff', '--relative', '--name-only', '-z', before, after, ...outside]);
  return { before, after, commits: Number(count), files: names.split('\0').filter((name) => name !== '') };
}
