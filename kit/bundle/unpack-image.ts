import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { replaceAtomically } from '../files/files.ts';
import { type Digest, shortDigest } from '../manifest/digest.ts';
import { parseManifest } from '../manifest/parse-manifest.ts';
import { listModelFiles } from '../onnx/model-files.ts';
import type { Store } from '../store/store.ts';
import { BUNDLE_FILES } from './bundle-files.ts';
import { findNameFault } from './check-file-names.ts';
import { extractLayer } from './extract-layer.ts';
import {
  FILE_ANNOTATION,
  ImageConfigSchema,
  type ImageManifest,
  ImageManifestSchema,
  type Layer,
} from './image-manifest.ts';
import { layerOf } from './layer.ts';

interface Unpacking {
  store: Store;
  digest: Digest;
  /** The folder that gets the files; it appears when all of them are there and right. */
  folder: string;
}

/**
 * Unpacks a bundle's image. A folder unpacked before is checked byte by byte and used again.
 * @throws ConfigurationError when anything is missing, damaged or not what a bundle holds
 */
export async function unpackImage({ store, digest, folder }: Unpacking): Promise<ImageManifest> {
  const manifest = await readImageManifest(store, digest);
  if (await holdsImage(folder, manifest)) return manifest;
  await rm(folder, { recursive: true, force: true });
  await replaceAtomically(folder, async (temporary) => {
    for (const layer of manifest.layers) await extractLayer({ store, layer, folder: temporary });
    refuseStrayFiles(temporary, manifest, labelOf(store, digest));
  });
  return manifest;
}

/** Reads the manifest and the configuration of a bundle and holds them against each other. */
export async function readImageManifest(store: Store, digest: Digest): Promise<ImageManifest> {
  const label = labelOf(store, digest);
  const bytes = await store.readManifest(digest);
  const manifest = parseManifest(ImageManifestSchema, decode(bytes), `The manifest of ${label}`);
  refuseOtherFiles(manifest, label);
  const config = decode(await store.readBytes(manifest.config));
  const { rootfs } = parseManifest(ImageConfigSchema, config, `The configuration of ${label}`);
  const layers = manifest.layers.map((layer) => layer.digest);
  if (rootfs.diff_ids.join() === layers.join()) return manifest;
  throw new ConfigurationError(
    `The configuration of ${label} lists other layers than its manifest. Package the model again.`,
  );
}

function labelOf(store: Store, digest: Digest): string {
  return `bundle ${shortDigest(digest)} in ${store.url}`;
}

function refuseOtherFiles(manifest: ImageManifest, label: string): void {
  const fault = findNameFault(manifest.layers.map(nameOf));
  if (fault !== undefined) throw notOurs(label, fault);
}

/** Besides the files every bundle has, only those in which the model says that its weights are. */
function refuseStrayFiles(folder: string, { layers }: ImageManifest, label: string): void {
  const known = new Set<string>([
    ...Object.values(BUNDLE_FILES),
    ...listModelFiles(join(folder, BUNDLE_FILES.model)),
  ]);
  const stray = layers.map(nameOf).find((name) => !known.has(name));
  if (stray !== undefined) throw notOurs(label, `holds the unexpected file "${stray}"`);
}

function nameOf({ annotations }: Layer): string {
  return annotations[FILE_ANNOTATION] ?? '(unnamed)';
}

function notOurs(label: string, fault: string): ConfigurationError {
  return new ConfigurationError(
    `The ${label} ${fault}. It was not written by this Slipway: package the model again.`,
  );
}

async function holdsImage(folder: string, manifest: ImageManifest): Promise<boolean> {
  for (const layer of manifest.layers) {
    const name = layer.annotations[FILE_ANNOTATION] ?? '';
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile() || (await layerOf(name, file)).ref.digest !== layer.digest) return false;
  }
  return true;
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
