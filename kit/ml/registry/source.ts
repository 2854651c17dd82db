import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';
import { readDocumentIfExists } from '../../ground/files/read-document.ts';
import { MODELS_FOLDER } from './paths.ts';

/** Where the registry's files are read from: a checkout or a Git ref. Paths are relative to the project's folder. */
export interface RegistrySource {
  /** A file's text; undefined when there is none. */
  read(path: string): Promise<string | undefined>;
  /** The files whose paths begin with `prefix` (a folder with its final slash), in order of their paths. */
  list(prefix: string): Promise<string[]>;
}

/** The files as they lie in the checkout. */
export function readFromFolder(directory: string): RegistrySource {
  return {
    read: (path) => readRegistryFile(directory, path),
    list: (prefix) => listFiles(directory, prefix),
  };
}

/** The files as they are at a commit or branch, whatever the checkout holds. */
export function readFromGit(
  git: {
    show(ref: string, path: string): Promise<string | undefined>;
    list(ref: string, prefix: string): Promise<string[]>;
  },
  ref: string,
): RegistrySource {
  return { read: (path) => git.show(ref, path), list: (prefix) => git.list(ref, prefix) };
}

/**
 * A file of the registry is a file: a link may lead anywhere, and Git holds no more than its target's name.
 * @throws ConfigurationError for a link or a folder below `models/`
 */
async function readRegistryFile(directory: string, path: string): Promise<string | undefined> {
  const file = join(directory, path);
  const entry = path.startsWith(`${MODELS_FOLDER}/`) ? await lstatIfExists(file) : undefined;
  if (!entry || entry.isFile()) return readDocumentIfExists(file);
  const what = entry.isSymbolicLink() ? 'a symbolic link' : 'a folder';
  throw new ConfigurationError(
    'SLW_LINK_REFUSED',
    `${path} is ${what} and has to be a file. Put the file itself there, or restore it from Git.`,
  );
}

async function lstatIfExists(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/** ENOTDIR: a file stands where a folder of that name would. */
function isNotThere(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

async function listFiles(directory: string, prefix: string): Promise<string[]> {
  try {
    const entries = await readdir(join(directory, prefix), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || (entry.isSymbolicLink() && prefix.startsWith(MODELS_FOLDER)))
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}
