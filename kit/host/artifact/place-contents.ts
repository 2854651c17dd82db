import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { unzipInto } from './unzip.ts';

/** Files that have arrived and are not in their place yet. */
export interface Extracted {
  folder: string;
  files: string[];
}

export interface Arrival {
  /** The artifact's. */
  name: string;
  /** As it came. */
  zip: string;
  /** A folder for what is not in its place yet, which the caller removes. */
  temporary: string;
  folder: string;
  maxBytes?: number | undefined;
  /** Throws where the files are not to be placed. */
  check?: ((extracted: Extracted) => Promise<void>) | undefined;
}

/**
 * Puts the files of an artifact into its folder, each whole.
 * @returns their paths there, sorted
 * @throws ConfigurationError for an archive that `unzipInto` or `check` refuses: nothing is in its place then
 */
export async function placeContents(arrival: Arrival): Promise<string[]> {
  const { name, zip, temporary, folder, maxBytes, check } = arrival;
  const extracted = join(temporary, 'extracted');
  const files = await unzipInto({ zip, folder: extracted, artifact: name, maxBytes });
  await check?.({ folder: extracted, files });
  for (const file of files) {
    await makeFolder(dirname(join(folder, file)));
    await rename(join(extracted, file), join(folder, file));
  }
  return files;
}
