import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import { replaceAtomically } from '../../../ground/files/files.ts';
import { makeFolder } from '../../../ground/files/make-folder.ts';
import { requirePlace } from '../../../ground/reach/require-place.ts';
import type { LogScheme } from '../opened-log.ts';
import { withRecords } from '../records-view.ts';
import { listSegments } from './list-segments.ts';
import { locateFolder } from './locate-folder.ts';
import { createSegmentWriter } from './segment-writer.ts';

/** A folder: JSON lines in `date=YYYY-MM-DD/<service>/<n>.jsonl`. */
export const FOLDER_LOG: LogScheme = {
  open(url, { directory }) {
    const folder = locateFolder(url, directory);
    return {
      openWriter: (options) => createSegmentWriter({ folder, ...options }),
      async read(days, work) {
        refuseMissing(folder);
        return withRecords(days.engine, listSegments(folder, days), work);
      },
      keepFile: async (name, file) => namePath(await copyInto(join(folder, name), file), directory),
    };
  },
  require: async (url, { directory, reach, what, cure }) =>
    requirePlace(reach, { path: locateFolder(url, directory), what, cure }),
};

function refuseMissing(folder: string): void {
  if (existsSync(folder)) return;
  throw new ConfigurationError(
    'SLW_LOG_UNUSABLE',
    `The predictions log's folder ${folder} does not exist. Correct "log" (in pipeline.yaml "serve.log"), and check that the service writes there.`,
  );
}

async function copyInto(target: string, file: string): Promise<string> {
  await makeFolder(dirname(target));
  await replaceAtomically(target, (temporary) => copyFile(file, temporary));
  return target;
}

/** From the project's folder where it lies in there. */
function namePath(file: string, directory: string): string {
  const path = relative(directory, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
