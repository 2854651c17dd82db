import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths that must not outlive this process. What ends a process is one for all of it, and so is this list. */
const held = new Set<string>();

/** Notes a file or folder that is to vanish should a signal end the process. @returns what strikes it off the list */
export function holdTemporary(path: string): () => void {
  held.add(path);
  return () => void held.delete(path);
}

/** Removes all that is noted, at once: for the end of the process. */
export function removeTemporaries(): void {
  for (const path of held) rmSync(path, { recursive: true, force: true });
}

/** Lets `work` use a fresh folder among the system's temporary files, and removes it afterwards. */
export async function inTemporaryFolder<T>(prefix: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const release = holdTemporary(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    release();
  }
}
