import { join } from 'node:path';
import { ConfigurationError, isFault } from '../../../kit/ground/errors/configuration-error.ts';
import { restoreSplit } from '../../../kit/ml/data/restore-splits.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';
import { handOverCode } from './code/hand-over-code.ts';
import { HANDED_OVER, handOverSplits, workingFolder } from './hand-over.ts';
import type { RestoreInputs } from './inputs.ts';
import { checkStored } from './lock/check-stored.ts';
import type { PullRequest } from './lock/pull-request.ts';
import { findReviewedLocks } from './lock/reviewed-locks.ts';
import type { Ports } from './ports.ts';
import { readCheckedOutLock } from './read-last.ts';
import type { RestoreResult } from './result.ts';

/** Hands over the training and validation splits of the committed lock from the store. Changes nothing. */
export async function restore(
  inputs: RestoreInputs,
  ports: Omit<Ports, 'openForge'>,
  pullRequest?: PullRequest,
): Promise<RestoreResult> {
  const { store, artifacts, log } = ports;
  const lock = await readCheckedOutLock(inputs);
  if (lock === undefined) {
    throw new ConfigurationError(
      'SLW_LOCK_MISSING',
      `The data lock ${inputs.lock} does not exist, so there is nothing to restore. Run ingest and merge its pull request first.`,
    );
  }
  const folder = workingFolder(inputs.directory);
  for (const split of HANDED_OVER) {
    const file = join(folder, splitFileName(split));
    await restoreSplit({ store, lock, split, file }).catch(explainMissing);
  }
  if (inputs.check) {
    const earlier = await findReviewedLocks({ git: ports.openGit(), lock, place: inputs, pullRequest });
    await checkStored(inputs.check, { lock, earlier, folder, store, log }).catch(explainMissing);
  }
  const handedOver = await handOverSplits({ lock, folder, artifacts });
  const { directory, codePaths: paths } = inputs;
  const code = paths && (await handOverCode({ directory, lock, paths, artifacts, log }));
  return { lock, ...handedOver, checked: inputs.check !== undefined, code };
}

/** A lock that was written on another store, such as a laptop's, is the usual reason. */
function explainMissing(error: unknown): never {
  if (!isFault(error, 'SLW_BLOB_UNUSABLE')) throw error;
  throw new ConfigurationError(
    error.code,
    `${error.message} Where the lock was written with another store: run ingest with this one first, it stores the splits there.`,
  );
}
