import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { redactUrl } from '../../host/http/redact-url.ts';
import { findInBucket } from './sources/bucket-source.ts';
import { findOnDisk } from './sources/local-source.ts';
import type { FindSource, SourceFile, SourceSurroundings } from './sources/source-scheme.ts';
import { findOnWeb } from './sources/web-source.ts';

/** Where sources can lie, by scheme; without one they are files on this machine. */
const SCHEMES: Readonly<Record<string, FindSource>> = {
  http: findOnWeb,
  https: findOnWeb,
  s3: findInBucket,
};

export interface ResolveSources extends SourceSurroundings {
  /** Paths, globs and addresses, as the user wrote them. */
  sources: readonly string[];
}

/**
 * The files behind the sources, downloaded where they lie elsewhere, each once and in path order.
 * @throws ConfigurationError for a source that is not there, and for addresses that cannot be read
 */
export async function resolveSources({ sources, ...surroundings }: ResolveSources): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  for (const source of sources) {
    for (const file of await chooseScheme(source)(source, surroundings)) found.set(file.file, file);
  }
  return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

/** Whether a source lies elsewhere than on this machine, as the user wrote it or a lock names it. */
export function isElsewhere(source: string): boolean {
  return schemeOf(source) !== undefined;
}

function schemeOf(source: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):\/\//i.exec(source)?.[1];
}

function chooseScheme(source: string): FindSource {
  const scheme = schemeOf(source);
  if (scheme === undefined) return findOnDisk;
  const find = SCHEMES[scheme.toLowerCase()];
  if (find) return find;
  throw new ConfigurationError(
    'SLW_SOURCE_UNSUPPORTED',
    `The source ${redactUrl(source)} cannot be read: ${scheme}:// is not supported yet. Use a path, a glob, or an https:// or s3:// address.`,
  );
}
