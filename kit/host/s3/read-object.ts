import { streamBody } from '../http/stream-body.ts';
import { objectUrl } from './address.ts';
import type { Bucket } from './bucket.ts';
import { requestObject } from './request-object.ts';

/** What a bucket says of an object. */
export interface ObjectFacts {
  /** In bytes. */
  size: number;
  etag?: string;
}

/** What is known of an object; undefined where there is none. */
export async function statObject(bucket: Bucket, key: string): Promise<ObjectFacts | undefined> {
  const { status, headers } = await requestObject(bucket, { method: 'HEAD', key, answers: [200, 404] });
  if (status === 404) return undefined;
  const etag = headers.get('etag');
  return { size: Number(headers.get('content-length')), ...(etag === null ? {} : { etag }) };
}

/** An object in pieces, which goes on where its connection broke; undefined where there is none. */
export async function readObject(
  bucket: Bucket,
  key: string,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  return streamBody({
    url: objectUrl(bucket.address, bucket.access, key).href,
    log: bucket.log,
    open: (offset) => openObject(bucket, key, offset),
  });
}

async function openObject(bucket: Bucket, key: string, offset: number): Promise<Response | undefined> {
  const headers: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const response = await requestObject(bucket, { method: 'GET', key, headers, answers: [200, 206, 404] });
  if (response.status !== 404) return response;
  await response.body?.cancel();
  return undefined;
}
