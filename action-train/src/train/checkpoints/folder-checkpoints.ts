import { createWriteStream } from 'node:fs';
import { copyFile, link, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestOfFile } from '../../../../kit/format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../../../kit/ground/errors/configuration-error.ts';
import { replaceAtomically } from '../../../../kit/ground/files/files.ts';
import { openRegular } from '../../../../kit/ground/files/open-regular.ts';
import type { Checkpoint, Checkpoints } from './checkpoints.ts';

/** Keeps checkpoints as numbered files of a folder on this machine. */
export function openFolderCheckpoints(folder: string): Checkpoints {
  const kept: Checkpoint[] = [];
  return {
    async publish({ file, step }) {
      const name = `${kept.length + 1}-${basename(file)}`;
      const copy = join(folder, name);
      await replaceAtomically(copy, (temporary) => copyRegular(file, temporary));
      const checkpoint = { path: `checkpoints/${name}`, digest: (await digestOfFile(copy)).digest, step };
      kept.push(checkpoint);
      return checkpoint;
    },
    find: async () => kept,
    fetch: ({ path }, target) => place(join(folder, basename(path)), { target, path }),
  };
}

async function place(kept: string, { target, path }: { target: string; path: string }): Promise<void> {
  const file = join(target, path);
  // A rename onto another name of the same bytes does nothing.
  await rm(file, { force: true });
  try {
    await replaceAtomically(file, (temporary) => linkOrCopy(kept, temporary));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw new ConfigurationError(
      'SLW_CHECKPOINT_LOST',
      `The checkpoint ${path} was kept at ${kept} and is gone. Let the training command write to the folders that its variables name alone.`,
    );
  }
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

/** A second name for the same bytes, where the disk has such a thing: checkpoints are large. */
async function linkOrCopy(file: string, target: string): Promise<void> {
  try {
    await link(file, target);
  } catch {
    await copyFile(file, target);
  }
}
