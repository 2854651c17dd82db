import { existsSync } from 'node:fs';
import { chmod, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CODE_FOLDER } from '../../../../kit/format/manifest/code.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../../../../kit/ground/files/make-folder.ts';
import { OWN_FOLDER } from '../../../../kit/ground/files/own-folder.ts';
import type { FileMode } from '../../../../kit/host/git/tree-hash.ts';

export interface PlacedFile {
  path: string;
  mode: FileMode;
  content: Uint8Array;
}

/**
 * Writes the files into the project's folder. `train/` is theirs alone: what an earlier job left there is removed.
 * @throws ConfigurationError in a person's clone, whose changes would be lost, and for a path that leads elsewhere
 */
export async function placeCode(
  directory: string,
  files: readonly PlacedFile[],
  { ownWorkTree }: { ownWorkTree: boolean },
): Promise<void> {
  if (ownWorkTree && existsSync(join(directory, '.git')))
    throw new ConfigurationError(
      'SLW_CODE_HANDOVER_INVALID',
      `The folder ${directory} is a clone, and "code-artifact" would write over its files. Take the step that checks out out of this job, or leave "code-artifact" out.`,
    );
  for (const { path } of files) refuseOddPath(path);
  await rm(join(directory, CODE_FOLDER), { recursive: true, force: true });
  // Links last: nothing is written through one.
  const ordered = [...files].sort((a, b) => Number(a.mode === '120000') - Number(b.mode === '120000'));
  for (const file of ordered) await placeFile(join(directory, file.path), file);
}

async function placeFile(target: string, { mode, content }: PlacedFile): Promise<void> {
  await makeFolder(dirname(target));
  await rm(target, { force: true });
  if (mode === '120000') return symlink(Buffer.from(content).toString(), target);
  await writeFile(target, content);
  await chmod(target, mode === '100755' ? 0o755 : 0o644);
}

function refuseOddPath(path: string): void {
  const parts = path.split('/');
  const isOdd = parts.some((part) => /^(|\.|\.\.|\.git)$/i.test(part)) || /[\\\0:]/.test(path);
  if (!isOdd && parts[0] !== OWN_FOLDER) return;
  throw new ConfigurationError(
    'SLW_CODE_HANDOVER_INVALID',
    `The code that was handed over holds a file at "${path}", where none may be. Rename it.`,
  );
}
