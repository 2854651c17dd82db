import { type Digest, digestOf, hexOf } from '../../format/manifest/digest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { S3Access } from '../../host/s3/access.ts';
import { type Bucket, openBucket } from '../../host/s3/bucket.ts';
import { listObjects } from '../../host/s3/list-objects.ts';
import { readObject, statObject } from '../../host/s3/read-object.ts';
import { requestObject } from '../../host/s3/request-object.ts';
import { blobPath, manifestPath, referrersPath } from './blob-ref.ts';
import type { BlobSource } from './blob-source.ts';
import type { StoreCredentials, StoreOptions } from './store.ts';
import { isStorePath, type StoredItem } from './stored-item.ts';
import type { Transport } from './transport.ts';
import { verifySource } from './verify-stream.ts';

/** The largest object one PUT takes (Amazon S3 User Guide, "Uploading objects"): 5 GiB. */
export const MAX_PUT_BYTES = 5 * 1024 ** 3;

/**
 * A bucket as a store: data blobs in DVC's layout, the rest as in an OCI image layout, below the prefix. An object
 * appears whole or not at all, and S3 itself holds what arrives against the SHA-256 in the signature.
 */
export function openBucketStore(url: string, { credentials, log }: StoreOptions): Transport {
  const bucket = openBucket({ what: 'store', url, access: requireAccess(url, credentials.s3), log });
  return {
    checksExisting: false,
    has: async (ref) => (await statObject(bucket, blobPath(ref)))?.size === ref.size,
    get: (ref) => readObject(bucket, blobPath(ref)),
    getManifest: (digest) => readObject(bucket, manifestPath(digest)),
    put: (ref, source) => putObject({ bucket, key: blobPath(ref), ref, source }),
    putManifest: ({ bytes }) => putBytes(bucket, manifestPath(digestOf(bytes)), bytes),
    getReferrers: (subject) => readObject(bucket, referrersPath(subject)),
    putReferrers: (subject, bytes) => putBytes(bucket, referrersPath(subject), bytes),
    list: () => listItems(bucket),
  };
}

function requireAccess(url: string, access: StoreCredentials['s3']): S3Access {
  if (access) return access;
  throw new ConfigurationError(
    'SLW_CREDENTIALS_MISSING',
    `The store ${url} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment (and AWS_ENDPOINT_URL_S3 where it is not Amazon's). Set them.`,
  );
}

async function* listItems(bucket: Bucket): AsyncIterable<StoredItem> {
  for await (const { key: name, size, modified } of listObjects(bucket)) {
    if (isStorePath(name)) yield { name, keys: [name], size, modified };
  }
}

function putBytes(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> {
  return putObject({ bucket, key, ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } });
}

interface Putting {
  bucket: Bucket;
  key: string;
  ref: { digest: Digest; size: number };
  source: BlobSource;
}

async function putObject({ bucket, key, ref, source }: Putting): Promise<void> {
  if (ref.size > MAX_PUT_BYTES) {
    throw new ConfigurationError(
      'SLW_STORE_LIMIT',
      `The blob ${ref.digest} has ${ref.size} bytes, more than the 5 GiB that an S3 store takes. Use an oci:// or file:// store.`,
    );
  }
  const response = await requestObject(bucket, {
    method: 'PUT',
    key,
    headers: { 'content-length': String(ref.size) },
    payloadHash: hexOf(ref.digest),
    body: () => verifySource(ref, source),
    answers: [200, 201, 204],
  });
  await response.body?.cancel();
}
