import { join } from 'node:path';
import type { Contract } from '../../format/contract/contract.ts';
import type { BlobRef, DataLock, SplitName } from '../../format/manifest/data-lock.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { checkPlacement } from './check-placement.ts';
import { checkSplit } from './check-split.ts';
import { openEngine } from './engine.ts';
import { readRows } from './read-rows.ts';
import { restoreSplit } from './restore-splits.ts';

export interface SplitsRequest {
  store: { readBlob(ref: BlobRef, file: string): Promise<void> };
  lock: DataLock;
  /** That the lock was made with. */
  contract: Contract;
  /** Outside the project, removed by the caller: the test split must not stay on the machine. */
  folder: string;
  runtimePath: string | undefined;
  log: Logger;
}

/**
 * Restores splits from the store, holds each against the lock, and reads their rows.
 * @throws ConfigurationError when the store lacks one, or its rows are not those that the lock names
 */
export async function openSplits(
  { store, lock, contract, folder, runtimePath, log }: SplitsRequest,
  splits: readonly SplitName[],
): Promise<Record<SplitName, Row[]>> {
  const rows: Record<SplitName, Row[]> = { train: [], validation: [], test: [] };
  const engine = await openEngine({ log, runtimePath });
  try {
    for (const split of splits) {
      const file = join(folder, `${split}.parquet`);
      await restoreSplit({ store, lock, split, file });
      await checkPlacement({ engine, lock, split, file });
      await checkSplit({ engine, contract, lock, split, file });
      rows[split] = await readRows(engine, file);
    }
  } finally {
    engine.close();
  }
  return rows;
}
