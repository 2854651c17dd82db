import { createHash } from 'node:crypto';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type BlobSource, nameSource, readSource } from './blob-source.ts';

/**
 * Hands the pieces through and compares them with the reference. Each piece is held back until the next one is there,
 * and the last until all of it proves right, so that wrong content is never complete anywhere.
 * @param explain the error for a mismatch, from what was found instead
 * @throws ConfigurationError in place of the last piece (or as soon as there are too many bytes): what was handed out
 * before is to be thrown away
 */
export async function* verifyStream(
  ref: BlobRef,
  chunks: AsyncIterable<Uint8Array>,
  explain: (found: string) => ConfigurationError,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of chunks) {
    if (held) yield held;
    held = chunk;
    size += chunk.length;
    if (size > ref.size) throw explain(`more than ${ref.size} bytes`);
    hash.update(chunk);
  }
  if (size < ref.size) throw explain(`${size} of ${ref.size} bytes`);
  const digest = `sha256:${hash.digest('hex')}`;
  if (digest !== ref.digest) throw explain(digest);
  if (held) yield held;
}

/** The source's pieces, checked against the reference on the way. @throws ConfigurationError when it changed since. */
export function verifySource(ref: BlobRef, source: BlobSource): AsyncGenerator<Uint8Array> {
  return verifyStream(
    ref,
    readSource(source),
    (found) =>
      new ConfigurationError(
        'SLW_FILE_CHANGED',
        `${nameSource(source)} changed while it was being stored: expected ${ref.digest}, found ${found}. Run the step again.`,
      ),
  );
}
