import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, hexOf } from '../../kit/format/manifest/digest.ts';

/**
 * Lines that `sha256sum --check` reads: digest, two spaces, path.
 * @param files paths relative to `folder`, where the check is to be run
 */
export async function listChecksums(folder: string, files: readonly string[]): Promise<string> {
  const lines = files.map(
    async (file) => `${hexOf(digestOf(await readFile(join(folder, file))))}  ${file}\n`,
  );
  return (await Promise.all(lines)).join('');
}
