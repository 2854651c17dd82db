import { join } from 'node:path';
import { type Bundle, openBundle } from '../../kit/bundle/open-bundle.ts';
import { OWN } from '../../kit/files/own-folder.ts';
import type { Digest } from '../../kit/manifest/digest.ts';
import type { Store } from '../../kit/store/store.ts';

/** Opens a bundle, verified, from wherever this service has its bundles. @throws ConfigurationError */
export type OpenBundle = (digest: Digest) => Promise<Bundle>;

/** Opens bundles of a store, which are unpacked into the project's folder. */
export function openFromStore(store: Store, directory: string): OpenBundle {
  return (digest) => openBundle({ store, digest, directory: join(directory, OWN.bundles) });
}
