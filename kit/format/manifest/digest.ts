import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import * as Type from 'typebox';
import { canonicalJson } from './canonical-json.ts';

/** A content address: `sha256:` and 64 hex digits. */
export type Digest = `sha256:${string}`;

export const DigestSchema = Type.Unsafe<Digest>(
  Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description: 'sha256: and 64 hex digits' }),
);

/** Large enough that reading a file costs little more than hashing it. */
const CHUNK_BYTES = 1024 * 1024;

const DIGEST_PATTERN = /^sha256:[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST_PATTERN.test(text);
}

/** The 64 hex digits without the algorithm's name. */
export function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length);
}

/** The first 12 hex digits: what people read in names and tables. */
export function shortDigest(digest: Digest): string {
  return hexOf(digest).slice(0, 12);
}

export function digestOf(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The digest of a value's canonical JSON. */
export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/** The digest and the size in bytes of a file, read as a stream. */
export async function digestOfFile(file: string): Promise<{ digest: Digest; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(createReadStream(file, { highWaterMark: CHUNK_BYTES }), async (chunks) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
    }
  });
  return { digest: `sha256:${hash.digest('hex')}`, size };
}
