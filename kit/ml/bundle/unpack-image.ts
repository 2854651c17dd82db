import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, shortDigest } from '../../format/manifest/digest.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { listModelFiles, listStatedFiles } from '../../format/onnx/model-files.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
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

/** A model's weights may lie in many files; runtimes stack far fewer layers. */
const MAX_LAYERS = 1_000;

/** Profile and evaluation of a table of a thousand columns have some megabytes. */
const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

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
  const label = labelOf(store, digest);
  // Only what is wrong is removed: a folder that was missing may be another process's by now.
  if (found === 'other') await rm(folder, { recursive: true, force: true });
  try {
    await replaceAtomically(folder, async (temporary) => {
      const extract = (layer: Layer) =>
        extractLayer({ store, layer, folder: temporary }).catch((error) =>
          throwNamed(`Bundle ${shortDigest(digest)}, ${nameOf(layer)}`, error),
        );
      // The model says which files there may be: nothing of another is fetched.
      const [models, others] = separate(manifest.layers, (layer) => nameOf(layer) === BUNDLE_FILES.model);
      for (const layer of models) await extract(layer);
      refuseStrayFiles(temporary, manifest, label);
      for (const layer of others) await extract(layer);
      listModelFiles(join(temporary, BUNDLE_FILES.model));
    });
  } catch (error) {
    if ((await examineFolder(folder, manifest)) !== 'image') throw error;
  }
  return manifest;
}

function separate<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Puts before a message which file of which bundle it is about: a store knows blobs alone. */
function throwNamed(name: string, error: unknown): never {
  throw error instanceof ConfigurationError
    ? new ConfigurationError(error.code, `${name}: ${error.message}`)
    : error;
}

/** Reads the manifest and the configuration of a bundle and holds them against each other. */
export async function readImageManifest(store: Store, digest: Digest): Promise<ImageManifest> {
  const label = labelOf(store, digest);
  const bytes = await store.readManifest(digest);
  const manifest = parseManifest(ImageManifestSchema, decode(bytes), `The manifest of ${label}`);
  refuseExcess(manifest, label);
  refuseOtherFiles(manifest, label);
  const config = decode(await store.readBytes(manifest.config));
  const { rootfs } = parseManifest(ImageConfigSchema, config, `The configuration of ${label}`);
  const layers = manifest.layers.map((layer) => layer.digest);
  if (rootfs.diff_ids.join() === layers.join()) return manifest;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The configuration of ${label} lists other layers than its manifest. Package the model again.`,
  );
}

function labelOf(store: Store, digest: Digest): string {
  return `bundle ${shortDigest(digest)} in ${store.url}`;
}

/** Before any of it is fetched. */
function refuseExcess({ layers, config }: ImageManifest, label: string): void {
  if (layers.length > MAX_LAYERS)
    throw notOurs(label, `holds ${layers.length} files, and a bundle has ${MAX_LAYERS} at most`);
  const large = layers.find((layer) => isDocument(nameOf(layer)) && layer.size > MAX_DOCUMENT_BYTES);
  if (large !== undefined)
    throw notOurs(
      label,
      `holds a ${nameOf(large)} of ${large.size} bytes, and ${MAX_DOCUMENT_BYTES} are the most`,
    );
  if (config.size > MAX_DOCUMENT_BYTES) throw notOurs(label, `has a configuration of ${config.size} bytes`);
}

function isDocument(name: string): boolean {
  return name !== BUNDLE_FILES.model && Object.values(BUNDLE_FILES).some((known) => known === name);
}

function refuseOtherFiles(manifest: ImageManifest, label: string): void {
  const fault = findNameFault(manifest.layers.map(nameOf));
  if (fault !== undefined) throw notOurs(label, fault);
}

/** Besides the files every bundle has, only those in which the model says that its weights are. */
function refuseStrayFiles(folder: string, { layers }: ImageManifest, label: string): void {
  const known = new Set<string>([
    ...Object.values(BUNDLE_FILES),
    ...listStatedFiles(join(folder, BUNDLE_FILES.model)),
  ]);
  const stray = layers.map(nameOf).find((name) => !known.has(name));
  if (stray !== undefined) throw notOurs(label, `holds the unexpected file "${stray}"`);
}

function nameOf({ annotations }: Layer): string {
  return annotations[FILE_ANNOTATION] ?? '(unnamed)';
}

function notOurs(label: string, fault: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The ${label} ${fault}. It was not written by this Slipway: package the model again.`,
  );
}

/** Whether a folder holds the image's files and nothing else, something else, or is not there. */
async function examineFolder(
  folder: string,
  { layers }: ImageManifest,
): Promise<'image' | 'other' | 'missing'> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(folder, options).catch(() => undefined);
  if (!entries) return existsSync(folder) ? 'other' : 'missing';
  const found = entries.filter((entry) => !entry.isDirectory());
  const files = new Set(
    found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
  );
  if (found.length !== layers.length || files.size !== layers.length) return 'other';
  for (const layer of layers) {
    const name = nameOf(layer);
    const file = join(folder, name);
    if (!files.has(file) || (await layerOf(name, file)).ref.digest !== layer.digest) return 'other';
  }
  return 'image';
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
