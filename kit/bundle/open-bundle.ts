import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, shortDigest } from '../manifest/digest.ts';
import type { Store } from '../store/store.ts';
import { type BundleContent, readBundleContent } from './bundle-content.ts';
import { BUNDLE_FILES } from './bundle-files.ts';
import { checkCoherence, listLinks } from './check-coherence.ts';
import { digestFiles } from './digest-files.ts';
import { FILE_ANNOTATION } from './image-manifest.ts';
import { unpackImage } from './unpack-image.ts';

/** A bundle, verified and unpacked. */
export interface Bundle extends BundleContent {
  digest: Digest;
  /** The folder with its files. */
  directory: string;
  modelFile: string;
  /** Digests of all its files, by their names. */
  files: Readonly<Record<string, Digest>>;
  /** Digest and size in bytes of the model file. */
  model: { digest: Digest; size: number };
  annotations: Record<string, string>;
}

/**
 * Opens a bundle: fetches what is not there yet, verifies every byte against `digest`, reads its files and holds them
 * against each other. It is unpacked to `<directory>/<first 12 digits of the digest>` and found there the next time.
 * @throws ConfigurationError naming the bundle and what is wrong with it
 */
export async function openBundle({
  store,
  digest,
  directory,
}: {
  store: Store;
  digest: Digest;
  directory: string;
}): Promise<Bundle> {
  const folder = join(directory, shortDigest(digest));
  const { annotations, layers } = await unpackImage({ store, digest, folder });
  const label = `Bundle ${shortDigest(digest)}`;
  const content = await readBundleContent(folder, label);
  const modelFile = join(folder, BUNDLE_FILES.model);
  const names = layers.map((layer) => layer.annotations[FILE_ANNOTATION] ?? '');
  const files = await digestFiles(Object.fromEntries(names.map((name) => [name, join(folder, name)])));
  const { size } = await stat(modelFile);
  const model = { digest: files[BUNDLE_FILES.model] ?? digest, size };
  checkCoherence(listLinks(content, model.digest), { label, cure: 'Package the model again.' });
  return { ...content, digest, directory: folder, modelFile, files, model, annotations };
}
