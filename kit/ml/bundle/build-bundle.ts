import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../format/manifest/digest.ts';
import { isPortablePath } from '../../ground/files/portable-path.ts';
import type { Attachment } from '../store/attachments.ts';
import type { BlobSource } from '../store/blob-source.ts';
import type { Image, Store } from '../store/store.ts';
import {
  CONFIG_MEDIA_TYPE,
  FILE_ANNOTATION,
  type ImageConfig,
  type ImageManifest,
  LAYER_MEDIA_TYPE,
  MANIFEST_MEDIA_TYPE,
  MODEL_ARTIFACT_TYPE,
} from './image-manifest.ts';
import { layerOf } from './layer.ts';

/** A bundle ready to be published: an OCI image whose manifest's digest is the model's identity. */
export interface BuiltBundle extends Image {
  /** Bytes of the manifest and everything it names. */
  size: number;
}

interface NamedLayer {
  name: string;
  ref: BlobRef;
  source: BlobSource;
}

/**
 * Builds the image of a bundle: one layer a file, in order of their names. The same files and annotations give the
 * same digest on every machine and at every time. Each file is read once and not held in memory.
 * @param files path on this machine by name in the bundle
 */
export async function buildBundle({
  files,
  annotations,
}: {
  files: Record<string, string>;
  annotations: Record<string, string>;
}): Promise<BuiltBundle> {
  const layers: NamedLayer[] = [];
  for (const name of Object.keys(files).sort()) {
    if (!isPortablePath(name)) throw new TypeError(`"${name}" cannot be the name of a file in a bundle.`);
    layers.push({ name, ...(await layerOf(name, files[name] ?? '')) });
  }
  const config = Buffer.from(canonicalJson(describeConfig(layers)));
  const manifest = Buffer.from(canonicalJson(describeManifest({ layers, config, annotations })));
  const blobs = [...layers, { ref: refOf(config), source: { bytes: config } }];
  return {
    title: `bundle of ${annotations['org.opencontainers.image.title'] ?? 'a model'}`,
    digest: digestOf(manifest),
    manifest,
    mediaType: MANIFEST_MEDIA_TYPE,
    blobs: blobs.map(({ ref, source }) => ({ ref, source })),
    size: blobs.reduce((total, { ref }) => total + ref.size, manifest.length),
  };
}

/**
 * Writes a bundle to a store, with what is to be said about it. @returns its digest; one that is there already costs a
 * few questions.
 */
export async function publishBundle(
  store: Store,
  built: BuiltBundle,
  attachments: readonly Attachment[] = [],
): Promise<Digest> {
  await store.writeImage(built, attachments);
  return built.digest;
}

function describeConfig(layers: NamedLayer[]): ImageConfig {
  return {
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ ref }) => ref.digest) },
  };
}

function describeManifest({
  layers,
  config,
  annotations,
}: {
  layers: NamedLayer[];
  config: Uint8Array;
  annotations: Record<string, string>;
}): ImageManifest {
  return {
    schemaVersion: 2,
    mediaType: MANIFEST_MEDIA_TYPE,
    artifactType: MODEL_ARTIFACT_TYPE,
    config: { mediaType: CONFIG_MEDIA_TYPE, ...refOf(config) },
    layers: layers.map(({ name, ref }) => ({
      mediaType: LAYER_MEDIA_TYPE,
      digest: ref.digest,
      size: ref.size,
      annotations: { [FILE_ANNOTATION]: name },
    })),
    annotations,
  };
}

function refOf(bytes: Uint8Array) {
  return { digest: digestOf(bytes), size: bytes.length };
}
