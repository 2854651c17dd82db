import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DataLock,
  DataLockSchema,
  listAddedBlobs,
  SPLIT_NAMES,
} from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { inTemporaryFolder } from '../../ground/files/temporaries.ts';
import { BUNDLE_FILES } from '../bundle/bundle-files.ts';
import { extractLayer } from '../bundle/extract-layer.ts';
import { FILE_ANNOTATION, type ImageManifest } from '../bundle/image-manifest.ts';
import { readImageManifest } from '../bundle/unpack-image.ts';
import type { Store } from '../store/store.ts';
import { keyOfManifest, keyOfReferrers, keysOfBlob } from '../store/stored-item.ts';

/** The keys of all that a bundle needs: itself, what is attached to it, the data that its lock names. */
export interface TracedBundle {
  keys: string[];
  /** Why it could not be read; then its own keys are all that is known. */
  fault: ConfigurationError | undefined;
}

/** Follows a bundle in a store. The model itself is not read. */
export async function traceBundle(store: Store, digest: Digest): Promise<TracedBundle> {
  const own = [keyOfManifest(digest), keyOfReferrers(digest)];
  try {
    const manifest = await readImageManifest(store, digest);
    const parts = [manifest.config, ...manifest.layers, ...(await store.traceAttachments(digest))];
    const lock = await readLock(store, manifest);
    return { keys: [...own, ...parts.flatMap(keysOfBlob), ...keysOfLock(lock)], fault: undefined };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { keys: own, fault: error };
  }
}

/** The keys of the data that a lock names: splits, contract, and the sources that only the store keeps. */
export function keysOfLock(lock: DataLock): string[] {
  const { splits, contractBlob } = lock;
  const blobs = [...SPLIT_NAMES.map((name) => splits[name].blob), ...listAddedBlobs(lock)];
  return [...blobs, ...(contractBlob ? [contractBlob] : [])].flatMap(keysOfBlob);
}

async function readLock(store: Store, { layers }: ImageManifest): Promise<DataLock> {
  const layer = layers.find(({ annotations }) => annotations[FILE_ANNOTATION] === BUNDLE_FILES.lock);
  if (!layer)
    throw new ConfigurationError('SLW_BUNDLE_INVALID', 'It holds no data lock. Package the model again.');
  return inTemporaryFolder('slipway-gc-', async (folder) => {
    await extractLayer({ store, layer, folder });
    return parseManifest(DataLockSchema, await readFile(join(folder, BUNDLE_FILES.lock), 'utf8'), 'Its lock');
  });
}
