import { locateData } from '../../format/config/project-paths.ts';
import { type ContractChanges, compareContracts } from '../../format/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../format/contract/contract.ts';
import { type DataLock, DataLockSchema } from '../../format/manifest/data-lock.ts';
import type { Version } from '../../format/manifest/registry.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { findByDigest } from './find-by-digest.ts';
import type { OpenRegistry } from './open-registry.ts';
import { parseIfValid } from './parse-if-valid.ts';

/** The data behind two versions, and how their contracts differ. A lock that Git no longer has is null. */
export interface DataChange {
  before: DataLock | null;
  after: DataLock | null;
  /** Null where Git lacks one of the contracts. */
  contract: ContractChanges | null;
}

/** Compares the data and contracts of two versions, as locks and contracts of the ref's history tell. */
export async function compareData(
  registry: OpenRegistry,
  before: Version,
  after: Version,
): Promise<DataChange> {
  const contracts = [await findContract(registry, before), await findContract(registry, after)] as const;
  return {
    before: await findLock(registry, before),
    after: await findLock(registry, after),
    contract: contracts[0] && contracts[1] ? compareContracts(contracts[0], contracts[1]) : null,
  };
}

async function findLock({ git, ref, pipeline }: OpenRegistry, version: Version): Promise<DataLock | null> {
  const path = locateData(pipeline).lock;
  const text = await findByDigest({ git, ref, path, digest: version.data.lock });
  return parseIfValid(DataLockSchema, text, path) ?? null;
}

async function findContract(
  { git, ref, pipeline }: OpenRegistry,
  version: Version,
): Promise<Contract | null> {
  const path = locateData(pipeline).contract;
  const identify = (text: string) => parseIfContract(text, path)?.digest;
  const text = await findByDigest({ git, ref, path, digest: version.contract, identify });
  return text === undefined ? null : (parseIfContract(text, path) ?? null);
}

function parseIfContract(text: string, path: string): Contract | undefined {
  try {
    return parseContract(text, path);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}
