import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The file that a program's name stands for on a search path; undefined where no folder of it holds one. */
export function findProgram(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
