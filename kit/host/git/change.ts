import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '../../ground/files/temporaries.ts';
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
  const contents = Object.values(files).filter((content) => content !== null);
  const objects = await writeBlobs(git, contents);
  const change: Change[] = [];
  for (const [name, content] of Object.entries(files)) {
    const object = content === null ? null : (objects.shift() ?? null);
    change.push({ path: await inRepository(name), object });
  }
  return change.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The objects' ids in the order of the contents, from one process. */
async function writeBlobs(git: RunGit, contents: readonly (string | Uint8Array)[]): Promise<string[]> {
  if (contents.length === 0) return [];
  return inTemporaryFolder('slipway-blobs-', async (folder) => {
    const files = contents.map((content, index) => ({ file: join(folder, `${index}`), content }));
    await Promise.all(files.map(({ file, content }) => writeFile(file, content)));
    const input = files.map(({ file }) => `${file}\n`).join('');
    const { stdout } = await git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input });
    return stdout.trimEnd().split(/\r?\n/);
  });
}

/** What a commit holds at the changed paths. */
export type Entries = ReadonlyMap<string, TreeEntry>;

/** Whether a commit with these entries holds the change already. */
export function isApplied(change: readonly Change[], entries: Entries): boolean {
  return change.every(({ path, object }) => (entries.get(path)?.object ?? null) === object);
}

/** An identity for this change on a base with these entries: 40 hex digits. */
export function describeChange(change: readonly Change[], entries: Entries): string {
  const lines = change.map(({ path, object }) => [path, entries.get(path)?.object ?? '', object ?? '']);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 40);
}

/** The entries that a commit has at the changed paths. */
export async function findEntries({
  git,
  commit,
  change,
}: {
  git: RunGit;
  commit: string;
  change: readonly Change[];
}): Promise<Entries> {
  if (change.length === 0) return new Map();
  const entries = await listTree({ git, ref: commit, args: ['--', ...change.map(({ path }) => path)] });
  return new Map(entries.map((entry) => [entry.path, entry]));
}
