import { TAR_END, tarHeader, tarPadding } from '../../kit/ground/files/tar.ts';

/**
 * A tar archive of files by name, in order of their names. Not compressed: the bytes that zlib writes differ between its
 * builds, and an archive must be the same wherever it is made.
 */
export function archiveFiles(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const parts = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, content]) => [tarHeader(name, content.length), content, tarPadding(content.length)]);
  return Buffer.concat([...parts, TAR_END]);
}
