import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTextIfExists } from '../../ground/files/files.ts';
import { listFiles } from '../../ground/files/list-files.ts';

/** Files of a project by their paths from its folder. */
export interface WorkflowSource {
  /** The files below a folder, which is named with its final slash. */
  list(prefix: string): Promise<string[]>;
  read(path: string): Promise<string | undefined>;
}

/** The files as they lie in a folder, byte by byte: line ends stay. */
export function readWorkflowsFrom(directory: string): WorkflowSource {
  return {
    async list(prefix) {
      const folder = join(directory, prefix);
      return existsSync(folder) ? (await listFiles(folder)).map((file) => `${prefix}${file}`) : [];
    },
    read: (path) => readTextIfExists(join(directory, path)),
  };
}
