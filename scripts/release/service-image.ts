import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTION_FOLDERS } from '../../cli/action-verbs.ts';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { type Digest, digestOf, hexOf } from '../../kit/format/manifest/digest.ts';
import { listFiles } from '../../kit/ground/files/list-files.ts';
import { ONNXRUNTIME } from '../../kit/ground/runtime/library.ts';
import { isOtherPlatforms, isRequired } from '../../kit/ground/runtime/verify-install.ts';
import {
  CONFIG_MEDIA_TYPE,
  type ImageConfig,
  LAYER_MEDIA_TYPE,
  MANIFEST_MEDIA_TYPE,
} from '../../kit/ml/bundle/image-manifest.ts';
import { archiveFiles } from './archive.ts';

/** Where everything lies in the image. */
const IMAGE_ROOT = 'slipway/';

/** The one platform whose native library is in it. */
const IMAGE_PLATFORM = 'linux-x64';

/** Packages that the service loads; npm verified them by the lock file of this repository. */
const PACKAGES = ['onnxruntime-node', 'onnxruntime-common'] as const;

/** By its folder `runtime/` the kit knows itself; a Node of its own is for tests alone. */
const PINS = /^(duckdb|onnxruntime)\/package(-lock)?\.json$/;

/** An image as an archive in the OCI image layout (image-spec, "OCI Image Layout"), and its manifest's digest. */
export interface ServiceImage {
  digest: Digest;
  archive: Uint8Array;
}

/**
 * Builds the image that a pod mounts beside a bundle's: the command line with its bundles, and the native library of
 * Linux on x64, as files alone. The same tree gives the same digest, wherever and whenever it is built.
 */
export async function buildServiceImage(root: string): Promise<ServiceImage> {
  const layer = archiveFiles(await collectFiles(root));
  const config = toBytes(describeConfig(digestOf(layer)));
  const manifest = toBytes({
    schemaVersion: 2,
    mediaType: MANIFEST_MEDIA_TYPE,
    config: describeBlob(CONFIG_MEDIA_TYPE, config),
    layers: [describeBlob(LAYER_MEDIA_TYPE, layer)],
  });
  const archive = archiveFiles({
    'oci-layout': toBytes({ imageLayoutVersion: '1.0.0' }),
    'index.json': toBytes({ schemaVersion: 2, manifests: [describeBlob(MANIFEST_MEDIA_TYPE, manifest)] }),
    ...Object.fromEntries(
      [layer, config, manifest].map((blob) => [`blobs/sha256/${hexOf(digestOf(blob))}`, blob]),
    ),
  });
  return { digest: digestOf(manifest), archive };
}

/** Contents by name in the image. */
async function collectFiles(root: string): Promise<Record<string, Uint8Array>> {
  const dist = (await listFiles(join(root, 'dist'))).map((file) => `dist/${file}`);
  const actions = Object.values(ACTION_FOLDERS).map((folder) => `${folder}/action.yml`);
  const pins = (await listFiles(join(root, 'runtime')))
    .filter((file) => PINS.test(file))
    .map((file) => `runtime/${file}`);
  const libraries = await Promise.all(PACKAGES.map((name) => listLibraryFiles(root, name)));
  const names = [
    'LICENSE',
    'package.json',
    'cli/serve.yml',
    ...dist,
    ...actions,
    ...pins,
    ...libraries.flat(),
  ];
  const files = names.map(async (name) => [IMAGE_ROOT + name, await readFile(join(root, name))] as const);
  return Object.fromEntries(await Promise.all(files));
}

/** What runs of a package, and its licence: no types, no maps, no modules that nothing loads, no other platform. */
async function listLibraryFiles(root: string, name: string): Promise<string[]> {
  const files = await listFiles(join(root, 'node_modules', name));
  return files
    .filter((file) => isRequired(file) || /^(LICENSE|README\.md)$/.test(file))
    .filter((file) => !isOtherPlatforms(file, ONNXRUNTIME.prebuilt, IMAGE_PLATFORM))
    .map((file) => `node_modules/${name}/${file}`);
}

function describeConfig(layer: Digest): ImageConfig {
  return { architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [layer] } };
}

function describeBlob(mediaType: string, content: Uint8Array) {
  return { mediaType, digest: digestOf(content), size: content.length };
}

function toBytes(value: unknown): Uint8Array {
  return Buffer.from(canonicalJson(value));
}
