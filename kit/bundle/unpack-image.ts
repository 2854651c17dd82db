import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { replaceAtomically } from '../files/files.ts';
import { type Digest, shortDigest } from '../manifest/digest.ts';
import { parseManifest } from '../manifest/parse-manifest.ts';
import type { Store } from '../store/store.ts';
import { BUNDLE_FILES } from './bundle-files.ts';
import { extractLayer } from './extract-layer.ts';
import {
  FILE_ANNOTATION,
  ImageConfigSchema,
  type ImageManifest,
  ImageManifestSchema,
} from './image-manifest.ts';
import { layerOf } from './layer.ts';

interface Unpacking {
  store: Store;
  digest: Digest;
  /** The folder that gets the files; it appears when all of them are there and right. */
  folder: string;
}

/**
 * Unpacks a bundle's image. A folder unpacked before is used again when it holds, byte by byte, what the manifest of
 * this digest names and nothing else.
 * @throws ConfigurationError when anything is missing, damaged or not what a bundle holds
 */
export async function unpackImage({ store, digest, folder }: Unpacking): Promise<ImageManifest> {
  const manifest = await readImageManifest(store, digest);
  const found = await examineFolder(folder, manifest);
  if (found === 'image') return manifest;
  // Only what is wrong is removed: a folder that was missing may be another process's by now.
  if (found === 'other') await rm(folder, { recursive: true, force: true });
  try {
    await replaceAtomically(folder, async (temporary) => {
      for (const layer of manifest.layers) await extractLayer({ store, layer, folder: temporary });
    });
  } catch (error) {
    if ((await examineFolder(folder, manifest)) !== 'image') throw error;
  }
  return manifest;
}

/** Reads the manifest and the configuration of a bundle and holds them against each other. */
export async function readImageManifest(store: Store, digest: Digest): Promise<ImageManifest> {
  const label = `bundle ${shortDigest(digest)} in ${store.url}`;
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

function refuseOtherFiles(manifest: ImageManifest, label: string): void {
  const expected = Object.values(BUNDLE_FILES).sort();
  const found = manifest.layers.map((layer) => layer.annotations[FILE_ANNOTATION] ?? '(unnamed)').sort();
  if (found.join() === expected.join()) return;
  const [extra] = found.filter(
    (name, index) => !expected.some((known) => known === name) || found.indexOf(name) !== index,
  );
  const [missing] = expected.filter((name) => !found.includes(name));
  const fault = extra === undefined ? `lacks the file "${missing}"` : `holds the unexpected file "${extra}"`;
  throw new ConfigurationError(
    `The ${label} ${fault}. It was not written by this Slipway: package the model again.`,
  );
}

/** Whether a folder holds the image's files and nothing else, something else, or is not there. */
async function examineFolder(
  folder: string,
  { layers }: ImageManifest,
): Promise<'image' | 'other' | 'missing'> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return existsSync(folder) ? 'other' : 'missing';
  const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  if (entries.length !== layers.length || files.size !== layers.length) return 'other';
  for (const layer of layers) {
    const name = layer.annotations[FILE_ANNOTATION] ?? '';
    if (!files.has(name)) return 'other';
    const { ref } = await layerOf(name, join(folder, name));
    if (ref.digest !== layer.digest) return 'other';
  }
  return 'image';
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
