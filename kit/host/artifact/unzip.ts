import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { checkFilePath, createOversizeError } from './artifact-names.ts';

/**
 * Extracts a zip archive into a folder; the paths of its files, sorted.
 * @throws ConfigurationError when it is broken, a name leads out of the folder, or it holds more than `maxBytes`; the caller removes the folder then.
 */
export async function unzipInto({
  zip,
  folder,
  artifact,
  maxBytes = Number.POSITIVE_INFINITY,
}: {
  zip: string;
  folder: string;
  artifact: string;
  maxBytes?: number | undefined;
}): Promise<string[]> {
  const { openPromise } = await import('yauzl');
  const files: string[] = [];
  let bytes = 0;
  try {
    const archive = await openPromise(zip, { strictFileNames: true });
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      checkFilePath(artifact, entry.fileName);
      // The archive's reader ends an entry that is longer than it says here.
      bytes += entry.uncompressedSize;
      if (bytes > maxBytes) throw createOversizeError(artifact, maxBytes);
      const file = join(folder, entry.fileName);
      await makeFolder(dirname(file));
      await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { flags: 'wx' }));
      files.push(entry.fileName);
    }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      'SLW_ARTIFACT_INVALID',
      `The artifact "${artifact}" is not a sound zip archive: ${describeError(error)}. Run the job that makes it again.`,
      { cause: error },
    );
  }
  return files.sort();
}
