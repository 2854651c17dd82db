import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files under a folder, relative to it, with `/`, sorted. Links are left out. */
export async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
