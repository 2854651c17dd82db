import { createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestOfFile } from '../../../kit/format/manifest/digest.ts';
import type { Run } from '../../../kit/format/manifest/run.ts';
import { replaceAtomically } from '../../../kit/ground/files/files.ts';
import { openRegular } from '../../../kit/ground/files/open-regular.ts';

export interface AnnouncedCheckpoint {
  path: string;
  step: number;
  /** Where the command writes them: a folder's own path, through no link. */
  source: string;
  /** Where they are kept. */
  folder: string;
  /** Counts from 1. */
  number: number;
}

/**
 * Copies an announced checkpoint away from the command's folder, whole or not at all, and digests the copy.
 * @throws Error when the folder has become a link, the path leads out of it, or it is no regular file
 */
export async function keepCheckpoint(announced: AnnouncedCheckpoint): Promise<Run['checkpoints'][number]> {
  const { path, step, source, folder, number } = announced;
  if ((await realpath(source)) !== source) throw new Error('SLIPWAY_CHECKPOINT_DIR has become a link');
  const file = await realpath(resolve(source, path));
  const inside = relative(source, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new Error('it lies outside SLIPWAY_CHECKPOINT_DIR');
  }
  const name = `${number}-${basename(file)}`;
  const kept = join(folder, name);
  await replaceAtomically(kept, (temporary) => copyRegular(file, temporary));
  return { path: `checkpoints/${name}`, digest: (await digestOfFile(kept)).digest, step };
}

async function copyRegular(file: string, target: string): Promise<void> {
  const handle = await openRegular(file);
  if (!handle) throw new Error('it is no regular file');
  try {
    // No more than is there now: the file may be growing.
    const end = Math.max((await handle.stat()).size - 1, 0);
    await pipeline(handle.createReadStream({ autoClose: false, end }), createWriteStream(target));
  } finally {
    await handle.close();
  }
}
