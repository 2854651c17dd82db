import { basename, join } from 'node:path';
import { digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { Bucket } from '../../../host/s3/bucket.ts';
import { fetchObject } from '../../../host/s3/fetch-object.ts';
import { listObjects } from '../../../host/s3/list-objects.ts';
import { compileGlob } from './glob.ts';
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
  const keys = /[*?[]/.test(name) ? await expandPattern({ bucket, source, name }) : [name];
  const files: SourceFile[] = [];
  for (const key of keys) files.push(await download({ bucket, url: `${folder}/${key}`, key }, surroundings));
  return files;
};

/** What stands before the first wildcard as a folder's address, and the rest. */
function splitAddress(source: string): { folder: string; name: string } {
  const wildcard = source.search(/[*?[]/);
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
  const pattern = compileGlob(name);
  const keys: string[] = [];
  for await (const { key } of listObjects(bucket)) if (pattern.test(key)) keys.push(key);
  if (keys.length > 0) return keys;
  throw new ConfigurationError('SLW_SOURCE_MISSING', `The source "${source}" matches no object. ${CURE}`);
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
