import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OWN } from '../../../../kit/ground/files/own-folder.ts';
import { type Found, listSources, type ReachQuestion } from './reach-question.ts';

/** A test split or a source that lies on this machine, or a source on the open web. */
export function findOnMachine(question: ReachQuestion): Found {
  const { directory } = question;
  if (existsSync(join(directory, OWN.data, 'test.parquet')))
    return { state: 'reachable', reason: `The test split lies in ${OWN.data}.` };
  for (const source of listSources(question)) {
    if (/^https?:/i.test(source))
      return { state: 'reachable', reason: `The source ${source} is on the web.` };
    if (isOnDisk(source, directory))
      return { state: 'reachable', reason: `The source ${source} lies on the machine that trains.` };
  }
  return undefined;
}

function isOnDisk(source: string, directory: string): boolean {
  if (/^file:\/\/\//i.test(source)) return existsSync(fileURLToPath(source));
  if (/^[a-z0-9+.-]+:\/\//i.test(source)) return false;
  return existsSync(resolve(directory, fixedPart(source)));
}

/** The path itself, or the folder above the first wildcard. */
function fixedPart(path: string): string {
  const wildcard = path.search(/[*?[{]/);
  return wildcard === -1 ? path : dirname(`${path.slice(0, wildcard)}x`);
}
