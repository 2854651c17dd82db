import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(async () => {
  if (process.env['SLIPWAY_KEEP_TEMPORARY']) return;
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

/**
 * A new empty folder with a real path, removed after this test file; `SLIPWAY_KEEP_TEMPORARY=1` keeps it for a look.
 */
export function makeTemporaryFolder(name = 'test'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `slipway-${name}-`)));
  folders.push(folder);
  return folder;
}

/** The folders made so far, the oldest first. */
export function listTemporaryFolders(): readonly string[] {
  return [...folders];
}
