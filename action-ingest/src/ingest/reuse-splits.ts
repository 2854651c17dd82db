import { join } from 'node:path';
import { type BlobRef, type DataLock, SPLIT_NAMES } from '../../../kit/format/manifest/data-lock.ts';
import { isFault } from '../../../kit/ground/errors/configuration-error.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';
import { describeBlob } from '../../../kit/ml/store/blob-ref.ts';
import type { NewBlob, Store } from '../../../kit/ml/store/store.ts';
import { titleData } from './title-data.ts';

/** A blob that the lock names and that is at hand, with what people call it. */
export interface NamedBlob extends NewBlob {
  name: string;
}

/**
 * Puts the splits of an unchanged lock in place: those just made where they are the lock's byte for byte (the store then
 * gets back what it lost or damaged, and what it never had), else the store's. `beside` is what else the lock names.
 * @returns the names of what the store got, or undefined when a split is neither made nor stored whole any more
 */
export async function reuseSplits({
  last,
  store,
  folder,
  beside,
}: {
  last: DataLock;
  store: Store;
  folder: string;
  beside: readonly NamedBlob[];
}): Promise<string[] | undefined> {
  const made: NamedBlob[] = [];
  for (const name of SPLIT_NAMES) {
    const { blob: ref } = last.splits[name];
    const file = join(folder, splitFileName(name));
    if ((await describeBlob(file)).digest === ref.digest) made.push({ name, ref, source: { file } });
    else if (!(await tryRead(store, ref, file))) return undefined;
  }
  const blobs = [...made, ...beside];
  const mended = await store.mendBlobs({ title: titleData(last), blobs });
  return blobs.filter(({ ref }) => mended.includes(ref)).map(({ name }) => name);
}

/** False when the store lacks the blob or holds it damaged. */
export async function tryRead(store: Store, blob: BlobRef, file: string): Promise<boolean> {
  try {
    await store.readBlob(blob, file);
    return true;
  } catch (error) {
    if (isFault(error, 'SLW_BLOB_UNUSABLE')) return false;
    throw error;
  }
}
