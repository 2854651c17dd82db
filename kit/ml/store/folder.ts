import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Digest, digestOf, digestOfFile } from '../../format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';
import { explainRefusal } from '../../ground/files/explain-refusal.ts';
import { replaceAtomically, writePieces } from '../../ground/files/files.ts';
import { blobPath, manifestPath, referrersPath } from './blob-ref.ts';
import { type BlobSource, nameSource, readSource } from './blob-source.ts';
import { isStorePath, type StoredItem } from './stored-item.ts';
import type { Transport } from './transport.ts';

/** A folder as a store: `file:///absolute` or `file://relative/to/the/project`. It is made at the first write. */
export function openFolder(url: string, directory: string): Transport {
  const folder = folderOf(url, directory);
  const get = (path: string) => openFile(url, join(folder, path));
  return {
    checksExisting: true,
    has: (ref) => hasFile({ url, file: join(folder, blobPath(ref)), ref }),
    get: (ref) => get(blobPath(ref)),
    getManifest: (digest) => get(manifestPath(digest)),
    put: (ref, source) => writeFile({ url, file: join(folder, blobPath(ref)), digest: ref.digest, source }),
    putManifest: ({ digest, bytes }) =>
      writeFile({ url, file: join(folder, manifestPath(digest)), digest, source: { bytes } }),
    getReferrers: (subject) => get(referrersPath(subject)),
    putReferrers: (subject, bytes) =>
      writeFile({
        url,
        file: join(folder, referrersPath(subject)),
        digest: digestOf(bytes),
        source: { bytes },
      }),
    list: () => listFolder(url, folder),
  };
}

async function* listFolder(url: string, folder: string): AsyncIterable<StoredItem> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw explainRefusal(`The store ${url}`, error);
  });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    if (!entry.isFile() || !isStorePath(name)) continue;
    const { size, mtime } = await stat(file);
    yield { name, keys: [name], size, modified: mtime };
  }
}

/** The absolute folder of a `file://` store. @throws ConfigurationError for an address that names none */
export function folderOf(url: string, directory: string): string {
  const rest = url.slice('file://'.length);
  if (rest === '')
    throw new ConfigurationError(
      'SLW_STORE_ADDRESS_INVALID',
      `The store "${url}" names no folder. Write file://folder.`,
    );
  if (!rest.startsWith('/')) return resolve(directory, rest);
  try {
    return fileURLToPath(url);
  } catch {
    throw new ConfigurationError(
      'SLW_STORE_ADDRESS_INVALID',
      `The store "${url}" is not a file address. Write file:///absolute/folder.`,
    );
  }
}

async function hasFile({ url, file, ref }: { url: string; file: string; ref: BlobRef }): Promise<boolean> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size === ref.size;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return false;
    throw explainRefusal(`The store ${url}`, error);
  }
}

async function openFile(url: string, file: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    // Without waiting: a pipe under a blob's name would have nothing to say for ever.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!(await handle.stat()).isFile()) {
      await handle.close();
      return undefined;
    }
    return handle.createReadStream({ highWaterMark: 1024 * 1024 });
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw explainRefusal(`The store ${url}`, error);
  }
}

interface Writing {
  url: string;
  file: string;
  digest: Digest;
  source: BlobSource;
}

/** Writes, flushes to the disk, and reads back before the name appears. */
async function writeFile({ url, file, digest, source }: Writing): Promise<void> {
  try {
    await replaceAtomically(file, async (temporary) => {
      await writePieces(temporary, readSource(source), { flush: true });
      const found = await digestOfFile(temporary);
      if (found.digest !== digest)
        throw new ConfigurationError('SLW_FILE_CHANGED', explainMismatch({ url, digest, source, found }));
    });
  } catch (error) {
    // What is no refusal of the target is the source's: a bug, or a file that vanished.
    throw error instanceof ConfigurationError ? explainRefusal(`The store ${url}`, error) : error;
  }
}

function explainMismatch({
  url,
  digest,
  source,
  found,
}: Omit<Writing, 'file'> & { found: { digest: Digest } }) {
  return `${nameSource(source)} was to be stored as ${digest} and reads back from the store ${url} as ${found.digest}. Either it changed meanwhile, or the disk is failing: run the step again.`;
}
