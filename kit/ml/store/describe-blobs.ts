import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { emptyConfig } from './empty-config.ts';

/** The artifact type of a manifest that says no more than which blobs belong together. */
const BLOBS_ARTIFACT = 'application/vnd.slipway.blob.v1+json';

/** The manifest of blobs that were stored together, in their order: an OCI artifact without configuration. */
export function describeBlobs(refs: readonly BlobRef[]): Uint8Array {
  return Buffer.from(
    canonicalJson({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: BLOBS_ARTIFACT,
      config: emptyConfig,
      layers: refs.map(({ mediaType = 'application/octet-stream', digest, size }) => ({
        mediaType,
        digest,
        size,
      })),
    }),
  );
}
