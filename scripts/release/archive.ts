import { tarHeader, tarTrailer } from '../../kit/bundle/tar.ts';

/** Two empty blocks, which end an archive and every trailer. */
const END_BYTES = 1024;

/**
 * A tar archive of files by name, in order of their names. Not compressed: the bytes that zlib writes differ between its
 * builds, and an archive must be the same wherever it is made.
 */
export function archiveFiles(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const parts = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, content]) => [
      tarHeader(name, content.length),
      content,
      tarTrailer(content.length).subarray(0, -END_BYTES),
    ]);
  return Buffer.concat([...parts, new Uint8Array(END_BYTES)]);
}
