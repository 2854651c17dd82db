import { join } from 'node:path';
import { splitFileName } from '../../kit/data/write-splits.ts';
import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { type DataLock, SPLIT_NAMES } from '../../kit/manifest/data-lock.ts';
import { describeBlob } from '../../kit/store/blob-ref.ts';
import type { Store } from '../../kit/store/store.ts';
import type { Splits } from './examination.ts';

/** What is different from the last lock beside its contract, as sentences; empty when nothing is. */
export function listDifferences(splits: Splits, last: DataLock | undefined): string[] {
  if (last === undefined) return [];
  const differences: string[] = [];
  if (splits.digests.dataset !== last.dataset) {
    const before = SPLIT_NAMES.reduce((sum, name) => sum + last.splits[name].rows, 0);
    const now = SPLIT_NAMES.reduce((sum, name) => sum + splits.digests.splits[name].rows, 0);
    differences.push(before === now ? 'Rows changed.' : `There are ${now} rows, and there were ${before}.`);
  }
  if (canonicalJson(splits.rule) !== canonicalJson(last.split))
    differences.push('Rows are split another way.');
  if (canonicalJson(splits.imputation) !== canonicalJson(last.imputation)) {
    differences.push('Missing cells are filled with other values.');
  }
  return differences;
}

/**
 * Puts the splits of an unchanged lock in place: those just made where they are the lock's byte for byte (the store gets
 * back what it lost), else the store's.
 * @returns false when a split is neither made nor stored any more
 */
export async function reuseSplits({
  last,
  store,
  folder,
}: {
  last: DataLock;
  store: Store;
  folder: string;
}): Promise<boolean> {
  for (const name of SPLIT_NAMES) {
    const { blob } = last.splits[name];
    const file = join(folder, splitFileName(name));
    const isStored = await store.hasBlob(blob);
    if ((await describeBlob(file)).digest === blob.digest) {
      if (!isStored) await store.writeBlob(blob, { file });
    } else if (isStored) {
      await store.readBlob(blob, file);
    } else {
      return false;
    }
  }
  return true;
}
