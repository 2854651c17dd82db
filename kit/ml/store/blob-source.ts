import { createReadStream } from 'node:fs';

/** Bytes that can be read as often as needed and are never held in memory as a whole. */
export type BlobSource =
  | { file: string }
  | { bytes: Uint8Array }
  /** Several sources, one after the other. */
  | { parts: readonly BlobSource[] };

/** Large enough that reading a file costs little more than hashing it. */
const CHUNK_BYTES = 1024 * 1024;

/** The source's bytes from its beginning, in pieces. */
export async function* readSource(source: BlobSource): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) yield source.bytes;
  else if ('file' in source) yield* createReadStream(source.file, { highWaterMark: CHUNK_BYTES });
  else for (const part of source.parts) yield* readSource(part);
}

/** What messages call the source. */
export function nameSource(source: BlobSource): string {
  if ('file' in source) return source.file;
  if ('bytes' in source) return 'the content';
  return (
    source.parts.map((part) => ('file' in part ? part.file : '')).find((name) => name !== '') ?? 'the content'
  );
}
