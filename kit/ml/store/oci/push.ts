import type { BlobRef } from '../../../format/manifest/data-lock.ts';
import { digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import { withRetries } from '../../../host/http/retry.ts';
import type { RepositoryAddress } from '../../../host/oci/address.ts';
import type { Session } from '../../../host/oci/session.ts';
import type { BlobSource } from '../blob-source.ts';
import { describeBlobs } from '../describe-blobs.ts';
import { EMPTY_CONFIG, emptyConfig } from '../empty-config.ts';
import { verifySource } from '../verify-stream.ts';

/** The media type of every manifest we write and read. */
export const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** The media type of the list of what is attached to a manifest. */
export const INDEX = 'application/vnd.oci.image.index.v1+json';

/** A repository and the way to talk to it. */
export interface Repository {
  address: RepositoryAddress;
  session: Session;
  log: Logger;
}

/** The path of a blob. */
export function blobUrl({ repository }: RepositoryAddress, { digest }: Pick<BlobRef, 'digest'>): string {
  return `/v2/${repository}/blobs/${digest}`;
}

/** The path of a manifest, by digest or tag. */
export function manifestUrl({ repository }: RepositoryAddress, reference: string): string {
  return `/v2/${repository}/manifests/${reference}`;
}

/** Whether a blob of this size is there. */
export async function hasBlob({ address, session }: Repository, ref: BlobRef): Promise<boolean> {
  const response = await session.request({ method: 'HEAD', url: blobUrl(address, ref), answers: [200, 404] });
  const size = response.headers.get('content-length');
  return response.status === 200 && (size === null || Number(size) === ref.size);
}

/** "Pushing a blob monolithically": a POST for the place, a PUT with the bytes. The registry checks the digest. */
export async function pushBlob(repository: Repository, ref: BlobRef, source: BlobSource): Promise<void> {
  await withRetries(repository.log, () => pushOnce(repository, ref, source));
}

async function pushOnce({ address, session }: Repository, ref: BlobRef, source: BlobSource): Promise<void> {
  const started = await session.request({
    method: 'POST',
    url: `/v2/${address.repository}/blobs/uploads/`,
    headers: { 'content-length': '0' },
    answers: [202],
  });
  await started.body?.cancel();
  const place = new URL(started.headers.get('location') ?? '', address.origin);
  place.searchParams.set('digest', ref.digest);
  const stored = await session.request({
    method: 'PUT',
    url: place.href,
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(ref.size) },
    body: () => verifySource(ref, source),
    answers: [201],
    // What arrived of a broken upload would come before the second try's bytes: that one starts at a new place.
    once: true,
  });
  await stored.body?.cancel();
}

/** Puts a manifest under a tag, or under its digest alone. */
export async function pushManifest(
  { address, session }: Repository,
  { bytes, mediaType, tag }: { bytes: Uint8Array; mediaType: string; tag?: string },
): Promise<void> {
  const response = await session.request({
    method: 'PUT',
    url: manifestUrl(address, tag ?? digestOf(bytes)),
    headers: { 'content-type': mediaType },
    body: () => bytes,
    answers: [201],
  });
  await response.body?.cancel();
  const kept = response.headers.get('docker-content-digest');
  if (kept === null || kept === digestOf(bytes)) return;
  throw new ConfigurationError(
    'SLW_STORE_UNFAITHFUL',
    `The registry ${address.host} changes manifests (${digestOf(bytes)} became ${kept}). Use one that keeps them as they are.`,
  );
}

/** Makes the manifest that keeps a data blob from being collected: one for each, so that each can go by itself. */
export async function anchorBlob(repository: Repository, ref: BlobRef): Promise<void> {
  const bytes = describeBlobs([ref]);
  const { address, session } = repository;
  const known = await session.request({
    method: 'HEAD',
    url: manifestUrl(address, digestOf(bytes)),
    headers: { accept: MANIFEST },
    answers: [200, 404],
  });
  if (known.status === 200) return;
  if (!(await hasBlob(repository, emptyConfig)))
    await pushBlob(repository, emptyConfig, { bytes: EMPTY_CONFIG });
  await pushManifest(repository, { bytes, mediaType: MANIFEST, tag: `blob-${shortDigest(ref.digest)}` });
}
