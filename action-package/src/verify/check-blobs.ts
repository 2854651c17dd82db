import { SPLIT_NAMES } from '../../../kit/format/manifest/data-lock.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Check } from './verification.ts';

/** Every split that the data lock names is in the store, byte by byte. */
export async function checkBlobs({ lineage, ports, bundle }: Check & { bundle: Bundle }): Promise<void> {
  for (const name of SPLIT_NAMES) {
    const { blob } = bundle.lock.splits[name];
    await lineage.attempt(`data lock → ${name} split`, async () => {
      for await (const _ of ports.store.streamBlob(blob));
    });
  }
}
