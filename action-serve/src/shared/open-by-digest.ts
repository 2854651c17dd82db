import { join } from 'node:path';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { type Bundle, openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Store } from '../../../kit/ml/store/store.ts';

/** Opens a bundle, verified, from wherever this service has its bundles. @throws ConfigurationError */
export type OpenBundle = (digest: Digest) => Promise<Bundle>;

/** Opens bundles of a store, which are unpacked into the project's folder. */
export function openFromStore(store: Store, directory: string): OpenBundle {
  return (digest) => openBundle({ store, digest, directory: join(directory, OWN.bundles) });
}
