import { type ContractChanges, compareContracts } from '../../kit/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../kit/contract/contract.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { readTextIfExists } from '../../kit/files/files.ts';
import { type DataLock, DataLockSchema } from '../../kit/manifest/data-lock.ts';
import { parseManifest } from '../../kit/manifest/parse-manifest.ts';
import type { Store } from '../../kit/store/store.ts';

/** The lock of the checkout, or undefined before the first ingest. @throws ConfigurationError for another model's */
export async function readLastLock(file: string, model: string): Promise<DataLock | undefined> {
  const text = await readTextIfExists(file);
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
  const former =
    last.contractBlob && (await store.hasBlob(last.contractBlob)) ? last.contractBlob : undefined;
  if (former === undefined) {
    return {
      breaking: ['the former contract is not in the store, so it cannot be compared'],
      compatible: [],
    };
  }
  const text = Buffer.from(await store.readBytes(former)).toString();
  return compareContracts(parseContract(text, 'The former contract'), contract);
}
