import { join } from 'node:path';
import { type Contract, compactContract } from '../../kit/contract/contract.ts';
import type { LoadedSource } from '../../kit/data/load-sources.ts';
import { splitFileName } from '../../kit/data/write-splits.ts';
import type { SplitName } from '../../kit/manifest/data-lock.ts';
import { describeBlob, describeSource } from '../../kit/store/blob-ref.ts';
import type { Store } from '../../kit/store/store.ts';
import type { LockBlobs } from './build-lock.ts';

/** Stores splits, contract and the files that were added to the project's own; each is read back. */
export async function storeBlobs({
  store,
  contract,
  folder,
  sources,
}: {
  store: Store;
  contract: Contract;
  folder: string;
  sources: readonly LoadedSource[];
}): Promise<LockBlobs> {
  const put = async (name: SplitName) => {
    const file = join(folder, splitFileName(name));
    const ref = await describeBlob(file);
    await store.writeBlob(ref, { file });
    return ref;
  };
  const source = { bytes: Buffer.from(compactContract(contract)) };
  const contractRef = await describeSource(source);
  await store.writeBlob(contractRef, source);
  for (const { added, digest, bytes, file } of sources) {
    if (added) await store.writeBlob({ digest, size: bytes }, { file });
  }
  const splits = { train: await put('train'), validation: await put('validation'), test: await put('test') };
  return { splits, contract: contractRef };
}
