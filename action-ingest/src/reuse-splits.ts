import { join } from 'node:path';
import { splitFileName } from '../../kit/data/write-splits.ts';
import { type BlobRef, type DataLock, SPLIT_NAMES, type SplitName } from '../../kit/manifest/data-lock.ts';
import { describeBlob } from '../../kit/store/blob-ref.ts';
import type { Store } from '../../kit/store/store.ts';
import { UnusableBlobError } from '../../kit/store/unusable-blob-error.ts';

/**
 * Puts the splits of an unchanged lock in place: those just made where they are the lock's byte for byte (the store then
 * gets back what it lost or damaged), else the store's.
 * @returns the splits the store got back, or undefined when one is neither made nor stored whole any more
 */
export async function reuseSplits({
  last,
  store,
  folder,
}: {
  last: DataLock;
  store: Store;
  folder: string;
}): Promise<SplitName[] | undefined> {
  const mended: SplitName[] = [];
  for (const name of SPLIT_NAMES) {
    const { blob } = last.splits[name];
    const file = join(folder, splitFileName(name));
    const isSame = (await describeBlob(file)).digest === blob.digest;
    if (isSame && (await store.mendBlob(blob, { file }))) mended.push(name);
    if (!isSame && !(await tryRead(store, blob, file))) return undefined;
  }
  return mended;
}

/** False when the store lacks the blob or holds it damaged. */
async function tryRead(store: Store, blob: BlobRef, file: string): Promise<boolean> {
  try {
    await store.readBlob(blob, file);
    return true;
  } catch (error) {
    if (error instanceof UnusableBlobError) return false;
    throw error;
  }
}
