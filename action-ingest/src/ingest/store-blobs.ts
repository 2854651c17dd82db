import { join } from 'node:path';
import { type Contract, compactContract } from '../../../kit/format/contract/contract.ts';
import type { SplitName } from '../../../kit/format/manifest/data-lock.ts';
import type { LoadedSource } from '../../../kit/ml/data/load-sources.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';
import { describeBlob, describeSource } from '../../../kit/ml/store/blob-ref.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { LockBlobs } from './build-lock.ts';
import type { NamedBlob } from './reuse-splits.ts';

/**
 * Stores splits, contract and the files that were added to the project's own, together; each is read back. `title` says
 * what they are.
 */
export async function storeBlobs({
  store,
  contract,
  folder,
  sources,
  title,
}: {
  store: Store;
  contract: Contract;
  folder: string;
  sources: readonly LoadedSource[];
  title: string;
}): Promise<LockBlobs> {
  const describe = async (name: SplitName) => {
    const file = join(folder, splitFileName(name));
    return { ref: await describeBlob(file), source: { file } };
  };
  const text = await describeContract(contract);
  const added = describeAdded(sources);
  const train = await describe('train');
  const validation = await describe('validation');
  const test = await describe('test');
  await store.writeBlobs({ title, blobs: [text, ...added, train, validation, test] });
  return {
    splits: { train: train.ref, validation: validation.ref, test: test.ref },
    contract: text.ref,
  };
}

/** The contract as the store keeps it. */
export async function describeContract(contract: Contract): Promise<NamedBlob> {
  const source = { bytes: Buffer.from(compactContract(contract)) };
  return { name: 'the contract', ref: await describeSource(source), source };
}

/** The files that were added to the project's own data, which the store keeps whole. */
export function describeAdded(sources: readonly LoadedSource[]): NamedBlob[] {
  return sources
    .filter((entry) => entry.added)
    .map(({ url, digest, bytes, file }) => ({ name: url, ref: { digest, size: bytes }, source: { file } }));
}
