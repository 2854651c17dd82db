import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pipeline } from '../../kit/config/pipeline-schema.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { BlobRef } from '../../kit/manifest/data-lock.ts';
import { openStore } from '../../kit/store/open-store.ts';
import { PrivateRepositoryError } from '../../kit/store/release/private-repository-error.ts';

export interface ReachQuestion {
  directory: string;
  pipeline: Pipeline | undefined;
  /** Of the data lock. */
  lock: { source: readonly { url: string }[]; splits: { test: { blob: BlobRef } } };
  /** The forge that `release://` is about. */
  forge: { apiUrl: string; repository: string };
  log: Logger;
}

/**
 * Whether the training command could read rows of the test split: where the source itself or a test split lies in the
 * checkout, the source is on the open web, a folder store holds the test split, or it lies in releases that anybody may
 * read. Other stores and `s3://` sources are out of reach, because the command gets no credentials.
 */
export async function isTestReachable(question: ReachQuestion): Promise<boolean> {
  const { directory, pipeline, lock } = question;
  if (existsSync(join(directory, '.slipway', 'data', 'test.parquet'))) return true;
  const configured = pipeline?.data?.source ?? [];
  const sources = [...lock.source.map(({ url }) => url), ...[configured].flat()];
  if (sources.some((source) => isReadable(source, directory))) return true;
  const url = pipeline?.data?.store;
  return url !== undefined && /^(file|release):/.test(url) && isInStore(url, question);
}

/** Looks with no more than the training command has. */
async function isInStore(url: string, { directory, lock, forge, log }: ReachQuestion): Promise<boolean> {
  const { apiUrl, repository } = forge;
  const release = { apiUrl, repository };
  const store = await openStore(url, { directory, credentials: { release }, log });
  try {
    return await store.hasBlob(lock.splits.test.blob);
  } catch (error) {
    if (error instanceof PrivateRepositoryError) return false;
    if (!(error instanceof ConfigurationError) || !url.startsWith('release:')) throw error;
    log.warning(
      `Whether training could read the test split is not known, so it counts as yes. ${error.message}`,
    );
    return true;
  }
}

function isReadable(source: string, directory: string): boolean {
  if (/^https?:/i.test(source)) return true;
  if (/^file:\/\/\//i.test(source)) return existsSync(fileURLToPath(source));
  if (/^[a-z0-9+.-]+:\/\//i.test(source)) return false;
  return existsSync(resolve(directory, fixedPart(source)));
}

/** The path itself, or the folder above the first wildcard. */
function fixedPart(path: string): string {
  const wildcard = path.search(/[*?[{]/);
  return wildcard === -1 ? path : dirname(`${path.slice(0, wildcard)}x`);
}
