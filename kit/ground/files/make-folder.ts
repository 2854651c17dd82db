import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { hasCode } from '../errors/configuration-error.ts';
import { explainRefusal } from './explain-refusal.ts';

/**
 * Makes a folder and those above it that are missing. Node's own recursive mkdir never ends where a file system takes
 * no folders (/proc answers "no such file" for the parent that is there), so each step is taken here.
 * @throws ConfigurationError naming the folder and what the disk says
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeMissing(resolve(folder));
  } catch (error) {
    throw explainRefusal(`The folder ${folder}`, error);
  }
}

async function makeMissing(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeMissing(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!hasCode(error, 'EEXIST') || !(await isFolder(folder))) throw error;
  }
}

/** Whether a folder, or a link to one, lies there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}
