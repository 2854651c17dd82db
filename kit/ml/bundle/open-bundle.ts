import { join } from 'node:path';
import { type Digest, shortDigest } from '../../format/manifest/digest.ts';
import { identifyModel } from '../../format/onnx/model-files.ts';
import type { Store } from '../store/store.ts';
import { type BundleContent, readBundleContent } from './bundle-content.ts';
import { BUNDLE_FILES } from './bundle-files.ts';
import { checkCoherence, listLinks } from './check-coherence.ts';
import { digestFiles } from './digest-files.ts';
import { unpackImage } from './unpack-image.ts';

/** A bundle, verified and unpacked. */
export interface Bundle extends BundleContent {
  digest: Digest;
  /** The folder with its files. */
  directory: string;
  modelFile: string;
  /** Digests of all its files, by their names. */
  files: Readonly<Record<string, Digest>>;
  /** Digest and size in bytes of the model, its external data included. */
  model: { digest: Digest; size: number };
  /** Of the image's manifest; none of a mounted one. */
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
  const { annotations } = await unpackImage({ store, digest, folder });
  return { ...(await readFolder({ folder, digest })), annotations };
}

/**
 * Opens a bundle whose image something else mounted, which has verified its bytes by then: a container runtime pulls an
 * image by its digest and checks every layer. Its files are read and held against each other.
 * @param folder where `model.onnx` lies
 * @throws ConfigurationError when they are not there, or not of one piece
 */
export async function openMountedBundle({
  folder,
  digest,
}: {
  folder: string;
  digest: Digest;
}): Promise<Bundle> {
  const cure = `Mount the image of ${digest} so that its /models is ${folder}, or correct "bundle-directory".`;
  return { ...(await readFolder({ folder, digest, cure })), annotations: {} };
}

async function readFolder({
  folder,
  digest,
  cure = 'Package the model again.',
}: {
  folder: string;
  digest: Digest;
  /** Of files that are not there. */
  cure?: string;
}): Promise<Omit<Bundle, 'annotations'>> {
  const label = `Bundle ${shortDigest(digest)}`;
  const content = await readBundleContent(folder, label, cure);
  const modelFile = join(folder, BUNDLE_FILES.model);
  const { [BUNDLE_FILES.model]: _, ...others } = Object.fromEntries(
    Object.values(BUNDLE_FILES).map((name) => [name, join(folder, name)]),
  );
  const { files: modelFiles, ...model } = await identifyModel(modelFile);
  checkCoherence(listLinks(content, model.digest), { label, cure: 'Package the model again.' });
  const files = { ...(await digestFiles(others)), ...modelFiles };
  return { ...content, digest, directory: folder, modelFile, files, model };
}
