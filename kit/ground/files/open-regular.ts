import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { hasCode } from '../errors/configuration-error.ts';

/** A link is not followed, and a pipe without a writer is not waited for. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a regular file to read; undefined for a link, a pipe, a device or a folder. @throws Error where there is nothing */
export async function openRegular(file: string): Promise<FileHandle | undefined> {
  const handle = await openUnlinked(file);
  if (!handle || (await handle.stat()).isFile()) return handle;
  await handle.close();
  return undefined;
}

async function openUnlinked(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, FLAGS);
  } catch (error) {
    if (hasCode(error, 'ELOOP') || hasCode(error, 'ENXIO')) return undefined;
    throw error;
  }
}
