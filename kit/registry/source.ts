import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hasCode } from '../errors/configuration-error.ts';
import { readTextIfExists } from '../files/files.ts';

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
    read: (path) => readTextIfExists(join(directory, path)),
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

async function listFiles(directory: string, prefix: string): Promise<string[]> {
  try {
    const entries = await readdir(join(directory, prefix), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    // ENOTDIR: a file stands where a folder of that name would.
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}
