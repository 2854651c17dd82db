import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tarHeader, tarTrailer } from '../../kit/bundle/tar.ts';

/** Two empty blocks, which end an archive and every trailer. */
const END_BYTES = 1024;

/**
 * A tar archive of files, in the order given. Not compressed: the bytes that zlib writes differ between its builds, and
 * an archive must be the same wherever it is made.
 * @param files paths relative to `folder`
 * @param prefix folder that the archive puts them in, with a final slash
 */
export async function archiveFiles({
  folder,
  files,
  prefix,
}: {
  folder: string;
  files: readonly string[];
  prefix: string;
}): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (const file of files) {
    const content = await readFile(join(folder, file));
    const padding = tarTrailer(content.length).subarray(0, -END_BYTES);
    parts.push(tarHeader(prefix + file, content.length), content, padding);
  }
  return Buffer.concat([...parts, new Uint8Array(END_BYTES)]);
}
