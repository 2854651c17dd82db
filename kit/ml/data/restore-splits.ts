import type { BlobRef, DataLock, SplitName } from '../../format/manifest/data-lock.ts';

/**
 * Writes the Parquet of one split of a lock to `file`, whole and verified.
 * @throws ConfigurationError when the store lacks it or holds other bytes
 */
export async function restoreSplit({
  store,
  lock,
  split,
  file,
}: {
  store: { readBlob(ref: BlobRef, file: string): Promise<void> };
  lock: DataLock;
  split: SplitName;
  file: string;
}): Promise<void> {
  await store.readBlob(lock.splits[split].blob, file);
}
