import { type Digest, hexOf, shortDigest } from '../../../format/manifest/digest.ts';
import { streamBody } from '../../../host/http/stream-body.ts';
import { parseRepository } from '../../../host/oci/address.ts';
import { openSession, type Session } from '../../../host/oci/session.ts';
import type { StoreOptions } from '../store.ts';
import type { Transport } from '../transport.ts';
import { listTagged } from './list-tagged.ts';
import {
  anchorBlob,
  blobUrl,
  hasBlob,
  INDEX,
  MANIFEST,
  manifestUrl,
  pushBlob,
  pushManifest,
} from './push.ts';

/**
 * A repository of an OCI registry as a store (OCI distribution specification 1.1). Each blob goes up in one streamed
 * request, as container engines do it; what is there already is not sent again, so an interrupted push goes on where it
 * ended. Registries collect blobs that no manifest names: a data blob gets a small manifest of its own, tagged
 * `blob-<digest>`, a bundle's manifest is tagged `bundle-<digest>`; what is attached to it is found by the index tagged
 * `sha256-<digest>`.
 */
export function openRegistry(url: string, { credentials, log }: StoreOptions): Transport {
  const address = parseRepository(url);
  const session = openSession({ address, access: credentials.oci, realm: credentials.ociRealm, log });
  const repository = { address, session, log };
  const read = (path: string, headers: Record<string, string> = {}) =>
    streamBody({
      url: `${address.origin}${path}`,
      log,
      open: (offset) => openBody({ session, path, headers, offset }),
    });
  return {
    checksExisting: false,
    has: (ref) => hasBlob(repository, ref),
    put: (ref, source) => pushBlob(repository, ref, source),
    get: (ref) => read(blobUrl(address, ref)),
    getManifest: (digest) => read(manifestUrl(address, digest), { accept: MANIFEST }),
    putManifest: ({ digest, bytes, mediaType, isAttached }) =>
      pushManifest(repository, {
        bytes,
        mediaType,
        ...(isAttached ? {} : { tag: `bundle-${shortDigest(digest)}` }),
      }),
    putReferrers: (subject, bytes) =>
      pushManifest(repository, { bytes, mediaType: INDEX, tag: referrersTag(subject) }),
    getReferrers: (subject) => read(manifestUrl(address, referrersTag(subject)), { accept: INDEX }),
    anchor: (ref) => anchorBlob(repository, ref),
    list: () => listTagged(repository),
  };
}

/** OCI distribution 1.1, "Referrers Tag Schema": understood by every registry, those without a referrers API too. */
function referrersTag(subject: Digest): string {
  return `sha256-${hexOf(subject)}`;
}

async function openBody({
  session,
  path,
  headers,
  offset,
}: {
  session: Session;
  path: string;
  headers: Record<string, string>;
  offset: number;
}): Promise<Response | undefined> {
  const range: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const response = await session.request({
    method: 'GET',
    url: path,
    headers: { ...headers, ...range },
    answers: [200, 206, 404],
  });
  if (response.status !== 404) return response;
  await response.body?.cancel();
  return undefined;
}
