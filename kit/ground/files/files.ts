import { randomUUID } from 'node:crypto';
import { access, constants, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError, hasCode } from '../errors/configuration-error.ts';
import { explainRefusal, isWriteRefusal } from './explain-refusal.ts';
import { makeFolder } from './make-folder.ts';
import { holdTemporary } from './temporaries.ts';

/**
 * Writes a file so that it is there whole or not at all: a temporary sibling, then a rename.
 * Makes missing folders.
 */
export async function writeFileAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await replaceAtomically(file, (temporary) => writeFile(temporary, content));
}

/**
 * Lets `write` fill a temporary sibling of `path`, then renames it into place; on failure nothing is left.
 * @throws ConfigurationError when the disk refuses it
 */
export async function replaceAtomically<T>(
  path: string,
  write: (temporary: string) => Promise<T>,
): Promise<T> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${randomUUID().slice(0, 8)}.partial`;
  const release = holdTemporary(temporary);
  try {
    const result = await write(temporary);
    await rename(temporary, path);
    return result;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const refused = isWriteRefusal(error) || isAbout(error, { temporary, path }) || !(await mayWrite(path));
    throw refused ? explainRefusal(`The file ${path}`, error) : error;
  } finally {
    release();
  }
}

/** Copying into a folder that may not be written is refused in words that do not tell it from an unreadable source. */
async function mayWrite(path: string): Promise<boolean> {
  try {
    await access(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** True for what the disk says of the temporary file or its new name, not of something that was to be copied there. */
function isAbout(error: unknown, { temporary, path }: { temporary: string; path: string }): boolean {
  if (!(error instanceof Error)) return false;
  if ('dest' in error) return error.dest === path;
  return 'path' in error && error.path === temporary;
}

/**
 * Writes pieces to a file as they come; with `flush` they are on the disk when this returns.
 * The file is opened before the first piece: a source that breaks while it still opens would leave one behind.
 */
export async function writePieces(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  { flush = false } = {},
): Promise<void> {
  const handle = await open(file, 'w');
  await pipeline(pieces, handle.createWriteStream({ flush }));
}

/**
 * A text file the user named or should have. `what` names it in the message ("The data contract").
 * @throws ConfigurationError when it is missing, a folder, or unreadable.
 */
export async function readUserFile(file: string, what: string, cure = 'Check the path.'): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw explainUnreadable({ error, file, what, cure });
  }
}

/** The content of a text file, or undefined when there is none. */
export async function readTextIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Nothing at that path, or a file where the path has a folder. */
function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

function explainUnreadable({
  error,
  file,
  what,
  cure,
}: {
  error: unknown;
  file: string;
  what: string;
  cure: string;
}) {
  if (isMissing(error))
    return new ConfigurationError('SLW_FILE_MISSING', `${what} ${file} does not exist. ${cure}`);
  if (hasCode(error, 'EISDIR'))
    return new ConfigurationError('SLW_FILE_UNREADABLE', `${what} ${file} is a folder, not a file. ${cure}`);
  if (hasCode(error, 'EACCES'))
    return new ConfigurationError(
      'SLW_FILE_UNREADABLE',
      `${what} ${file} may not be read. Check its permissions.`,
    );
  return error;
}
