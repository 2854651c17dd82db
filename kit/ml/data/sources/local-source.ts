import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ConfigurationError, hasCode } from '../../../ground/errors/configuration-error.ts';
import { requirePlace } from '../../../ground/reach/require-place.ts';
import { escapeGlob, quoteText } from '../sql-text.ts';
import { findWildcard, isGlob } from './glob.ts';
import type { FindSource, SourceFile, SourceSurroundings } from './source-scheme.ts';

/** A file on this machine, or those that a pattern fits. */
export const findOnDisk: FindSource = async (source, surroundings) => {
  const files = isGlob(source)
    ? await expandGlob(source, surroundings)
    : [await findFile(source, surroundings)];
  for (const { file } of files)
    await requirePlace(surroundings.reach, { path: file, what: `The source ${source}` });
  return files;
};

async function expandGlob(
  source: string,
  { engine, directory, reach }: SourceSurroundings,
): Promise<SourceFile[]> {
  await requirePlace(reach, { path: resolve(directory, fixedPart(source)), what: `The source ${source}` });
  const pattern = isAbsolute(source) ? source : join(escapeGlob(directory), source);
  const rows = await engine.query(`SELECT file FROM glob(${quoteText(pattern)})`);
  if (rows.length === 0) {
    throw new ConfigurationError(
      'SLW_SOURCE_MISSING',
      `The source "${source}" matches no file. Check the input "source" or "data.source" in pipeline.yaml.`,
    );
  }
  return rows.map((row) => toSource(String(row['file']), directory));
}

async function findFile(source: string, { directory, reach }: SourceSurroundings): Promise<SourceFile> {
  const file = resolve(directory, source);
  await requirePlace(reach, { path: file, what: `The source ${source}` });
  const cure = 'Check the input "source" or "data.source" in pipeline.yaml.';
  const status = await stat(file).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) throw error;
    throw new ConfigurationError('SLW_SOURCE_MISSING', `The source ${source} does not exist. ${cure}`);
  });
  if (status.isDirectory()) {
    throw new ConfigurationError(
      'SLW_FILE_UNREADABLE',
      `The source ${source} is a folder. Write which files in it, such as ${source}/*.csv.`,
    );
  }
  if (!status.isFile())
    throw new ConfigurationError('SLW_FILE_UNREADABLE', `The source ${source} is no regular file. ${cure}`);
  return toSource(file, directory);
}

/** Files of the project are named relative to it, so that a lock is the same on every machine. */
function toSource(file: string, directory: string): SourceFile {
  const path = relative(directory, resolve(file));
  const isInside = !path.startsWith('..') && !isAbsolute(path);
  return { url: (isInside ? path : file).replaceAll('\\', '/'), file: resolve(file) };
}

/** The folder above the first wildcard. */
function fixedPart(pattern: string): string {
  return dirname(`${pattern.slice(0, findWildcard(pattern))}x`);
}
