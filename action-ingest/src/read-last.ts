import { relative } from 'node:path';
import { type ContractChanges, compareContracts } from '../../kit/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../kit/contract/contract.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { readTextIfExists } from '../../kit/files/files.ts';
import { type DataLock, DataLockSchema } from '../../kit/manifest/data-lock.ts';
import { parseManifest } from '../../kit/manifest/parse-manifest.ts';
import type { Store } from '../../kit/store/store.ts';
import { UnusableBlobError } from '../../kit/store/unusable-blob-error.ts';
import type { Target } from './find-target.ts';
import type { CommonInputs } from './inputs.ts';

type Where = Pick<CommonInputs, 'lock' | 'model' | 'directory'>;

/**
 * The lock that new data are compared with: the one on the branch that a change is for, or the checkout's where nothing
 * is committed. Undefined before the first. @throws ConfigurationError for another model's
 */
export async function readLastLock(where: Where, target: Target | undefined): Promise<DataLock | undefined> {
  if (target === undefined) return readCheckedOutLock(where);
  const path = relative(where.directory, where.lock).replaceAll('\\', '/');
  const text = await target.git.show(target.commit, path);
  return parseLock(text, `${path} on the branch ${target.base}`, where.model);
}

/** The lock in the checkout, or undefined where there is none. @throws ConfigurationError for another model's */
export async function readCheckedOutLock({ lock, model }: Where): Promise<DataLock | undefined> {
  return parseLock(await readTextIfExists(lock), lock, model);
}

function parseLock(text: string | undefined, file: string, model: string): DataLock | undefined {
  if (text === undefined) return undefined;
  const lock = parseManifest(DataLockSchema, text, file);
  if (lock.model === model) return lock;
  throw new ConfigurationError(
    `${file} is the data lock of the model "${lock.model}", and this is "${model}". Give each model a lock of its own ("data.lock" in pipeline.yaml).`,
  );
}

/** What changed since the lock's contract. One that cannot be read any more counts as broken. */
export async function compareWithLast(
  contract: Contract,
  last: DataLock | undefined,
  store: Store,
): Promise<ContractChanges> {
  if (last === undefined || last.contract === contract.digest) return { breaking: [], compatible: [] };
  const former = await readFormer(last, store);
  if (former !== undefined) return compareContracts(former, contract);
  return { breaking: ['the former contract is not in the store, so it cannot be compared'], compatible: [] };
}

async function readFormer({ contractBlob }: DataLock, store: Store): Promise<Contract | undefined> {
  if (contractBlob === undefined) return undefined;
  try {
    const text = Buffer.from(await store.readBytes(contractBlob)).toString();
    return parseContract(text, 'The former contract');
  } catch (error) {
    if (error instanceof UnusableBlobError) return undefined;
    throw error;
  }
}
