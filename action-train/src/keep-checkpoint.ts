import { copyFile, realpath } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { replaceAtomically } from '../../kit/files/files.ts';
import { digestOfFile } from '../../kit/manifest/digest.ts';
import type { Run } from '../../kit/manifest/run.ts';

export interface AnnouncedCheckpoint {
  path: string;
  step: number;
  /** Where the command writes them. */
  source: string;
  /** Where they are kept. */
  folder: string;
  /** Counts from 1. */
  number: number;
}

/**
 * Copies an announced checkpoint away from the command's folder, whole or not at all, and digests the copy.
 * @throws Error when the path leads out of the checkpoint folder or cannot be copied
 */
export async function keepCheckpoint(announced: AnnouncedCheckpoint): Promise<Run['checkpoints'][number]> {
  const { path, step, source, folder, number } = announced;
  const file = await realpath(resolve(source, path));
  const inside = relative(await realpath(source), file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new Error('it lies outside SLIPWAY_CHECKPOINT_DIR');
  }
  const name = `${number}-${basename(file)}`;
  const kept = join(folder, name);
  await replaceAtomically(kept, (temporary) => copyFile(file, temporary));
  return { path: `checkpoints/${name}`, digest: (await digestOfFile(kept)).digest, step };
}
