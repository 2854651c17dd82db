import { createReadStream } from 'node:fs';
import { digestOf, digestOfFile, hexOf } from '../../format/manifest/digest.ts';
import type { Bucket } from './bucket.ts';
import { requestObject } from './request-object.ts';

/**
 * Writes a file as an object, which is there whole or not at all, in place of the one that was.
 * @throws ConfigurationError where the bucket does not take it
 */
export async function writeObject(bucket: Bucket, key: string, { file }: { file: string }): Promise<void> {
  const { digest, size } = await digestOfFile(file);
  await put({ bucket, key, size, payloadHash: hexOf(digest), body: () => createReadStream(file) });
}

/** The same of a text. */
export async function writeTextObject(bucket: Bucket, key: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  async function* body() {
    yield bytes;
  }
  await put({ bucket, key, size: bytes.length, payloadHash: hexOf(digestOf(bytes)), body });
}

async function put({
  bucket,
  key,
  size,
  payloadHash,
  body,
}: {
  bucket: Bucket;
  key: string;
  size: number;
  payloadHash: string;
  body: () => AsyncIterable<Uint8Array>;
}): Promise<void> {
  const response = await requestObject(bucket, {
    method: 'PUT',
    key,
    headers: { 'content-length': String(size) },
    payloadHash,
    body,
    answers: [200, 201, 204],
  });
  await response.body?.cancel();
}
