import { relative } from 'node:path';
import { readContract } from '../../../../kit/format/contract/contract.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { inTemporaryFolder } from '../../../../kit/ground/files/temporaries.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import { openEngine } from '../../../../kit/ml/data/engine.ts';
import { restoreSplit } from '../../../../kit/ml/data/restore-splits.ts';
import { splitFileName } from '../../../../kit/ml/data/write-splits.ts';
import type { Store } from '../../../../kit/ml/store/store.ts';
import type { StoredCheck } from '../inputs.ts';
import { describeSplits } from '../prepare-data.ts';
import { listRuleFaults, listStatementFaults } from './check-statements.ts';
import { readCommittedProfile } from './committed-profile.ts';
import type { EarlierLocks } from './earlier-locks.ts';
import { holdCutoffs } from './hold-cutoffs.ts';
import { listSplitDifferences } from './list-differences.ts';
import { refuseFaults } from './refuse-lock.ts';
import { listMisplaced, loadStoredRows } from './stored-rows.ts';

const CURE = 'Nothing is trained on it. Run ingest, and merge the lock it proposes.';

interface Stored {
  lock: DataLock;
  /** The locks before it, on the reviewed line. */
  earlier: EarlierLocks;
  folder: string;
  store: Store;
  log: Logger;
}

/**
 * Makes everything that a lock says of its rows anew from the splits in the store: which split each row belongs to by
 * the lock's rule, its cut-offs, digests and counts, the values that fill missing cells, the profile. The test split is fetched for
 * that, beside the project, and is gone at the end.
 * @param folder where the training and validation split were restored to
 * @throws ConfigurationError with what does not hold
 */
export async function checkStored(
  check: StoredCheck,
  { lock, earlier, folder, store, log }: Stored,
): Promise<void> {
  const contract = await readContract(check.contractFile);
  const profile = await readCommittedProfile(check.lockFile);
  const name = relative(check.directory, check.lockFile);
  refuseFaults(name, listStatementFaults({ lock, contract, profile: profile?.digest }), CURE);
  for (const fault of listRuleFaults(lock, contract, check.split))
    log.warning(
      `${name} is older than its settings: ${fault}. Merge the data pull request that ingest opens.`,
    );
  const faults = await inTemporaryFolder('slipway-lock-', async (temporary) => {
    await restoreSplit({ store, lock, split: 'test', file: `${temporary}/${splitFileName('test')}` });
    const { runtimePath } = check;
    const engine = await openEngine({ log, runtimePath });
    try {
      await loadStoredRows(engine, contract, { train: folder, validation: folder, test: temporary });
      const { fault, unheld } = await holdCutoffs(engine, { contract, lock, earlier });
      if (unheld !== undefined) log.warning(`${name}: ${unheld}.`);
      if (fault !== undefined) return [fault];
      const splits = await describeSplits({ engine, contract, rule: lock.split, model: lock.model });
      const misplaced = await listMisplaced(engine);
      if (misplaced.length > 0) return misplaced;
      return listSplitDifferences({ lock, splits, profile: profile?.value });
    } finally {
      engine.close();
    }
  });
  refuseFaults(name, faults, CURE);
}
