import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Digest } from '../../format/manifest/digest.ts';

/** A file's digest and size, and how many lines it has: line ends, and one more where the last line has none. */
export interface Measure {
  digest: Digest;
  bytes: number;
  lines: number;
}

const CHUNK_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** Reads a file once as a stream. */
export async function measureFile(file: string): Promise<Measure> {
  const hash = createHash('sha256');
  let bytes = 0;
  let lineFeeds = 0;
  let last = LINE_FEED;
  for await (const chunk of readChunks(file)) {
    hash.update(chunk);
    bytes += chunk.length;
    lineFeeds += countLineFeeds(chunk);
    last = chunk.at(-1) ?? last;
  }
  const lines = lineFeeds + (last === LINE_FEED ? 0 : 1);
  return { digest: `sha256:${hash.digest('hex')}`, bytes, lines };
}

/** The bytes of a file in pieces. */
export async function* readChunks(file: string): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  yield* chunks;
}

function countLineFeeds(chunk: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < chunk.length; index++) if (chunk[index] === LINE_FEED) count++;
  return count;
}
