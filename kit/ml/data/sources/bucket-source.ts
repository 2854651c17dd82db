import { basename, join } from 'node:path';
import type { LinearPattern } from '../../../format/contract/pattern/linear-pattern.ts';
import { PatternProblem } from '../../../format/contract/pattern/pattern-problem.ts';
import { digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { Bucket } from '../../../host/s3/bucket.ts';
import { fetchObject } from '../../../host/s3/fetch-object.ts';
import { listObjects } from '../../../host/s3/list-objects.ts';
import { compileGlob, findWildcard, isGlob } from './glob.ts';
import type { FindSource, SourceFile, SourceSurroundings } from './source-scheme.ts';

const CURE = 'Check the input "source" or "data.source" in pipeline.yaml.';

/** An object of a bucket, or those that a pattern fits: `s3://bucket/data/2026-*.csv`. */
export const findInBucket: FindSource = async (source, surroundings) => {
  const { folder, name } = splitAddress(source);
  if (name === '')
    throw new ConfigurationError(
      'SLW_SOURCE_MISSING',
      `The source ${source} names no object. Write which of them, such as ${source.replace(/\/*$/, '')}/*.csv.`,
    );
  const bucket = { ...surroundings.openBucket(folder), name: `source ${source}` };
  const keys = isGlob(name) ? await expandPattern({ bucket, source, name }) : [name];
  const files: SourceFile[] = [];
  for (const key of keys) files.push(await download({ bucket, url: `${folder}/${key}`, key }, surroundings));
  return files;
};

/** What stands before the first wildcard as a folder's address, and the rest. */
function splitAddress(source: string): { folder: string; name: string } {
  const wildcard = findWildcard(source);
  const fixed = wildcard < 0 ? source : source.slice(0, wildcard);
  const at = fixed.lastIndexOf('/');
  const folder = source.slice(0, at);
  return /^s3:\/?$/i.test(folder) ? { folder: source, name: '' } : { folder, name: source.slice(at + 1) };
}

async function expandPattern({
  bucket,
  source,
  name,
}: {
  bucket: Bucket;
  source: string;
  name: string;
}): Promise<string[]> {
  const pattern = readGlob(source, name);
  const keys: string[] = [];
  for await (const { key } of listObjects(bucket)) if (pattern.test(key)) keys.push(key);
  if (keys.length > 0) return keys;
  throw new ConfigurationError('SLW_SOURCE_MISSING', `The source "${source}" matches no object. ${CURE}`);
}

function readGlob(source: string, pattern: string): LinearPattern {
  try {
    return compileGlob(pattern);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    throw new ConfigurationError(
      'SLW_SOURCE_UNSUPPORTED',
      `The pattern of the source "${source}" ${error.message}. Correct what stands in its brackets.`,
    );
  }
}

async function download(
  { bucket, url, key }: { bucket: Bucket; url: string; key: string },
  { downloads, log }: SourceSurroundings,
): Promise<SourceFile> {
  log.info(`Fetching ${url}`);
  const file = join(downloads, `${shortDigest(digestOf(url))}-${basename(key)}`);
  const fetched = await fetchObject(bucket, key, file);
  if (fetched) return { url, file, ...fetched };
  throw new ConfigurationError('SLW_SOURCE_MISSING', `The source ${url} does not exist. ${CURE}`);
}
