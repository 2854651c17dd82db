import { createHash } from 'node:crypto';
import type { PathResolver } from './paths.ts';
import { listTree, type TreeEntry } from './read-objects.ts';
import type { RunGit } from './run-git.ts';

/** One path of the repository and the blob it shall hold; null: it shall be gone. */
export interface Change {
  path: string;
  object: string | null;
}

/** Writes the contents as blobs; nothing refers to them yet. */
export async function writeChange({
  git,
  inRepository,
  files,
}: {
  git: RunGit;
  inRepository: PathResolver;
  files: Record<string, string | Uint8Array | null>;
}): Promise<Change[]> {
  const change: Change[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = await inRepository(name);
    change.push({ path, object: content === null ? null : await writeBlob(git, content) });
  }
  return change.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function writeBlob(git: RunGit, content: string | Uint8Array): Promise<string> {
  const { stdout } = await git(['hash-object', '-w', '--no-filters', '--stdin'], { input: content });
  return stdout.trim();
}

/** A change, and the commit it is held against. */
interface Comparison {
  git: RunGit;
  commit: string;
  change: Change[];
}

/** Whether a commit holds the change already. */
export async function isApplied({ git, commit, change }: Comparison): Promise<boolean> {
  const entries = await findEntries({ git, commit, change });
  return change.every(({ path, object }) => (entries.get(path)?.object ?? null) === object);
}

/** An identity for this change on these contents of the base: 40 hex digits. */
export async function describeChange({
  git,
  base,
  change,
}: {
  git: RunGit;
  base: string;
  change: Change[];
}): Promise<string> {
  const entries = await findEntries({ git, commit: base, change });
  const lines = change.map(({ path, object }) => [path, entries.get(path)?.object ?? '', object ?? '']);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 40);
}

/** What a commit holds at the changed paths. */
export async function findEntries({ git, commit, change }: Comparison): Promise<Map<string, TreeEntry>> {
  if (change.length === 0) return new Map();
  const entries = await listTree({ git, ref: commit, args: ['--', ...change.map(({ path }) => path)] });
  return new Map(entries.map((entry) => [entry.path, entry]));
}
