import { join } from 'node:path';
import { openEngine } from '../../../kit/data/engine.ts';
import { readRows } from '../../../kit/data/read-rows.ts';
import { restoreSplit } from '../../../kit/data/restore-splits.ts';
import type { Logger } from '../../../kit/log/logger.ts';
import type { DataLock, SplitName } from '../../../kit/manifest/data-lock.ts';
import type { Row } from '../../../kit/manifest/row.ts';
import type { Store } from '../../../kit/store/store.ts';

export interface SplitsRequest {
  store: Store;
  lock: DataLock;
  /** Outside the project, removed by the caller: the test split must not stay on the machine. */
  folder: string;
  runtimePath: string | undefined;
  log: Logger;
}

/** Restores splits from the store and reads their rows. */
export async function openSplits(
  { store, lock, folder, runtimePath, log }: SplitsRequest,
  splits: readonly SplitName[],
): Promise<Record<SplitName, Row[]>> {
  const rows: Record<SplitName, Row[]> = { train: [], validation: [], test: [] };
  const path = runtimePath === undefined ? {} : { runtimePath };
  const engine = await openEngine({ log, ...path });
  try {
    for (const split of splits) {
      const file = join(folder, `${split}.parquet`);
      await restoreSplit({ store, lock, split, file });
      rows[split] = await readRows(engine, file);
    }
  } finally {
    engine.close();
  }
  return rows;
}
