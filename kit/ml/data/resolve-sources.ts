import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { digestOf, shortDigest } from '../../format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import type { Reach } from '../../ground/reach/reach.ts';
import { requireAddress } from '../../ground/reach/require-address.ts';
import { requirePlace } from '../../ground/reach/require-place.ts';
import { createPublicFetch } from '../../host/http/fetch-public.ts';
import { fetchToFile } from '../../host/http/fetch-to-file.ts';
import { redactUrl } from '../../host/http/redact-url.ts';
import type { Engine } from './engine.ts';
import type { SourceFile } from './load-sources.ts';
import { escapeGlob, quoteText } from './sql-text.ts';

export interface ResolveSources {
  engine: Engine;
  /** Paths, globs and addresses, as the user wrote them. */
  sources: readonly string[];
  /** The project's folder, which paths are relative to. */
  directory: string;
  /** Where downloads go. */
  downloads: string;
  /** Where sources may lie. */
  reach: Reach;
  log: Logger;
}

/**
 * The files behind the sources, downloaded where they lie elsewhere, each once and in path order.
 * @throws ConfigurationError for a source that is not there, and for addresses that cannot be read
 */
export async function resolveSources(request: ResolveSources): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  for (const source of request.sources) {
    for (const file of await resolveSource(source, request)) found.set(file.file, file);
  }
  return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

async function resolveSource(source: string, request: ResolveSources): Promise<SourceFile[]> {
  if (/^https?:\/\//i.test(source)) return [await download(source, request)];
  const files = await findFiles(source, request);
  for (const { file } of files)
    await requirePlace(request.reach, { path: file, what: `The source ${source}` });
  return files;
}

async function findFiles(source: string, request: ResolveSources): Promise<SourceFile[]> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(source)?.[1];
  if (scheme !== undefined) {
    throw new ConfigurationError(
      `The source ${redactUrl(source)} cannot be read: ${scheme}:// is not supported yet. Use a path, a glob or an https:// address.`,
    );
  }
  return /[*?[]/.test(source) ? expandGlob(source, request) : [await findFile(source, request)];
}

async function download(source: string, { downloads, reach, log }: ResolveSources): Promise<SourceFile> {
  const url = redactUrl(source);
  requireAddress(reach, source, `The source ${url}`);
  const name = basename(new URL(source).pathname) || 'data.csv';
  const file = join(downloads, `${shortDigest(digestOf(source))}-${name}`);
  log.info(`Fetching ${url}`);
  const fetched = await fetchToFile({ url: source, file, log, open: reach.confined && createPublicFetch() });
  return { url, file, ...(fetched.etag === undefined ? {} : { etag: fetched.etag }) };
}

async function expandGlob(
  source: string,
  { engine, directory, reach }: ResolveSources,
): Promise<SourceFile[]> {
  await requirePlace(reach, { path: resolve(directory, fixedPart(source)), what: `The source ${source}` });
  const pattern = isAbsolute(source) ? source : join(escapeGlob(directory), source);
  const rows = await engine.query(`SELECT file FROM glob(${quoteText(pattern)})`);
  if (rows.length === 0) {
    throw new ConfigurationError(
      `The source "${source}" matches no file. Check the input "source" or "data.source" in pipeline.yaml.`,
    );
  }
  return rows.map((row) => toSource(String(row['file']), directory));
}

async function findFile(source: string, { directory, reach }: ResolveSources): Promise<SourceFile> {
  const file = resolve(directory, source);
  await requirePlace(reach, { path: file, what: `The source ${source}` });
  const cure = 'Check the input "source" or "data.source" in pipeline.yaml.';
  const status = await stat(file).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) throw error;
    throw new ConfigurationError(`The source ${source} does not exist. ${cure}`);
  });
  if (status.isDirectory()) {
    throw new ConfigurationError(
      `The source ${source} is a folder. Write which files in it, such as ${source}/*.csv.`,
    );
  }
  if (!status.isFile()) throw new ConfigurationError(`The source ${source} is no regular file. ${cure}`);
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
  return dirname(`${pattern.slice(0, pattern.search(/[*?[]/))}x`);
}
