import { join, relative } from 'node:path';
import { locateProfile } from '../../../kit/format/config/project-paths.ts';
import { type ContractChanges, compareContracts } from '../../../kit/format/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../../kit/format/contract/contract.ts';
import { type DataLock, DataLockSchema } from '../../../kit/format/manifest/data-lock.ts';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { FirstProfileSchema } from '../../../kit/format/manifest/parse-profile.ts';
import { ProfileSchema } from '../../../kit/format/manifest/profile.ts';
import { isFault } from '../../../kit/ground/errors/configuration-error.ts';
import { readDocumentIfExists } from '../../../kit/ground/files/read-document.ts';
import { refuseOtherModel } from '../../../kit/ml/data/refuse-other-model.ts';
import { parseIfValid } from '../../../kit/ml/registry/parse-if-valid.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { Target } from './find-target.ts';
import type { CommonInputs } from './inputs.ts';

type Where = Pick<CommonInputs, 'lock' | 'model' | 'directory'>;

/** Where files are read: what messages call a path there, and its text. */
interface Place {
  label(path: string): string;
  read(path: string): Promise<string | undefined>;
}

/**
 * The lock that new data are compared with: the one on the branch that a change is for, or the checkout's where nothing
 * is committed. Undefined before the first.
 * @throws ConfigurationError where that lock, or the profile that would be written over, is another model's
 */
export async function readLastLock(where: Where, target: Target | undefined): Promise<DataLock | undefined> {
  const place = target === undefined ? inCheckout(where) : onBranch(target);
  const lock = await readLock(where, place);
  await refuseForeignProfile(where, place);
  return lock;
}

/** The lock in the checkout, or undefined where there is none. @throws ConfigurationError for another model's */
export function readCheckedOutLock(where: Where): Promise<DataLock | undefined> {
  return readLock(where, inCheckout(where));
}

function inCheckout({ directory }: Where): Place {
  return {
    label: (path) => join(directory, path),
    read: (path) => readDocumentIfExists(join(directory, path)),
  };
}

function onBranch({ git, base, commit }: Target): Place {
  return { label: (path) => `${path} on the branch ${base}`, read: (path) => git.show(commit, path) };
}

function lockPath({ directory, lock }: Where): string {
  return relative(directory, lock).replaceAll('\\', '/');
}

async function readLock(where: Where, { label, read }: Place): Promise<DataLock | undefined> {
  const path = lockPath(where);
  const text = await read(path);
  if (text === undefined) return undefined;
  const lock = parseManifest(DataLockSchema, text, label(path));
  refuseOtherModel({ path, label: label(path), owner: lock.model, model: where.model });
  return lock;
}

/** The profile lies beside the lock under one name, so two locks in one folder would write over each other's. */
async function refuseForeignProfile(where: Where, { label, read }: Place): Promise<void> {
  const path = locateProfile(lockPath(where)).replaceAll('\\', '/');
  const text = await read(path);
  const profile = parseIfValid(ProfileSchema, text, path) ?? parseIfValid(FirstProfileSchema, text, path);
  if (profile) refuseOtherModel({ path, label: label(path), owner: profile.model, model: where.model });
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
    if (isFault(error, 'SLW_BLOB_UNUSABLE')) return undefined;
    throw error;
  }
}
