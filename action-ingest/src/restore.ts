import { join } from 'node:path';
import { restoreSplit } from '../../kit/data/restore-splits.ts';
import { splitFileName } from '../../kit/data/write-splits.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { HANDED_OVER, handOverSplits, workingFolder } from './hand-over.ts';
import type { RestoreInputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { readCheckedOutLock } from './read-last.ts';
import type { RestoreResult } from './result.ts';

/** Hands over the training and validation splits of the committed lock from the store. Changes nothing. */
export async function restore(
  inputs: RestoreInputs,
  { store, artifacts }: Pick<Ports, 'store' | 'artifacts'>,
): Promise<RestoreResult> {
  const lock = await readCheckedOutLock(inputs);
  if (lock === undefined) {
    throw new ConfigurationError(
      `The data lock ${inputs.lock} does not exist, so there is nothing to restore. Run ingest and merge its pull request first.`,
    );
  }
  const folder = workingFolder(inputs.directory);
  for (const split of HANDED_OVER) {
    await restoreSplit({ store, lock, split, file: join(folder, splitFileName(split)) });
  }
  return { lock, artifact: await handOverSplits({ lock, folder, artifacts }) };
}
