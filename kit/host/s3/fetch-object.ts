import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
import { streamBody } from '../http/stream-body.ts';
import { objectUrl } from './address.ts';
import type { Bucket } from './bucket.ts';
import { requestObject } from './request-object.ts';

/**
 * Writes an object to a file, whole or not at all, and all of it of one state of the object.
 * @returns its ETag where the bucket gives one; undefined where there is no such object
 * @throws ConfigurationError for one that changes while its connection breaks
 */
export async function fetchObject(
  bucket: Bucket,
  key: string,
  file: string,
): Promise<{ etag?: string } | undefined> {
  let etag: string | undefined;
  const open = async (offset: number) => {
    const response = await openObject({ bucket, key, offset, etag });
    etag ??= response?.headers.get('etag') ?? undefined;
    return response;
  };
  const url = objectUrl(bucket.address, bucket.access, key).href;
  const chunks = await streamBody({ url, log: bucket.log, open });
  if (chunks === undefined) return undefined;
  await replaceAtomically(file, (temporary) => pipeline(chunks, createWriteStream(temporary)));
  return etag === undefined ? {} : { etag };
}

async function openObject({
  bucket,
  key,
  offset,
  etag,
}: {
  bucket: Bucket;
  key: string;
  offset: number;
  etag: string | undefined;
}): Promise<Response | undefined> {
  const rest: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const same: Record<string, string> = offset > 0 && etag !== undefined ? { 'if-match': etag } : {};
  const response = await requestObject(bucket, {
    method: 'GET',
    key,
    headers: { ...rest, ...same },
    answers: [200, 206, 404, 412],
  });
  if (response.status < 400) return response;
  await response.body?.cancel();
  if (response.status === 404 && offset === 0) return undefined;
  throw new ConfigurationError(
    'SLW_FILE_CHANGED',
    `The ${bucket.name} changed while it was read. Run the step again.`,
  );
}
