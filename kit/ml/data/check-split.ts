import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock, SplitName } from '../../format/manifest/data-lock.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { digestSplit } from './dataset-digest.ts';
import type { Engine } from './engine.ts';
import { scanFile } from './read-rows.ts';

/**
 * Holds a restored split against its lock: the rows that are there are those that the lock's digest names, and as many.
 * @throws ConfigurationError when they are others: the lock was changed by hand, or names another split's file
 */
export async function checkSplit({
  engine,
  contract,
  lock,
  split,
  file,
}: {
  engine: Engine;
  contract: Contract;
  lock: DataLock;
  split: SplitName;
  file: string;
}): Promise<void> {
  const stated = lock.splits[split];
  const found = await digestSplit(engine, contract, scanFile(file));
  if (found.rows === stated.rows && found.digest === stated.digest) return;
  throw new ConfigurationError(
    'SLW_LOCK_BROKEN',
    `The ${split} split in the store is not what the data lock says: the lock states ${formatCount(stated.rows, 'row')} with the digest ${stated.digest}, and the file it names holds ${found.rows} with ${found.digest}. Restore the lock from Git, or ingest again.`,
  );
}
