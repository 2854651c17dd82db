import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { BlobRef } from '../../manifest/data-lock.ts';
import { type Digest, digestOf, hexOf } from '../../manifest/digest.ts';
import { blobPath, manifestPath, referrersPath } from '../blob-ref.ts';
import type { BlobSource } from '../blob-source.ts';
import type { StoreCredentials, StoreOptions } from '../store.ts';
import { streamBody } from '../stream-body.ts';
import type { Transport } from '../transport.ts';
import { verifySource } from '../verify-stream.ts';
import { objectUrl, parseBucket } from './address.ts';
import { listObjects } from './list-objects.ts';
import { type Bucket, requestObject } from './request-object.ts';

/** The largest object one PUT takes (Amazon S3 User Guide, "Uploading objects"): 5 GiB. */
export const MAX_PUT_BYTES = 5 * 1024 ** 3;

/**
 * A bucket as a store: data blobs in DVC's layout, the rest as in an OCI image layout, below the prefix. An object
 * appears whole or not at all, and S3 itself holds what arrives against the SHA-256 in the signature.
 */
export function openBucket(url: string, { credentials, log }: StoreOptions): Transport {
  const bucket = {
    url,
    address: parseBucket(url),
    credentials: requireCredentials(url, credentials.s3),
    log,
  };
  const read = (path: string) => readObject(bucket, path);
  return {
    checksExisting: false,
    has: (ref) => hasObject(bucket, ref),
    get: (ref) => read(blobPath(ref)),
    getManifest: (digest) => read(manifestPath(digest)),
    put: (ref, source) => putObject({ bucket, path: blobPath(ref), ref, source }),
    putManifest: ({ bytes }) => putBytes(bucket, manifestPath(digestOf(bytes)), bytes),
    getReferrers: (subject) => read(referrersPath(subject)),
    putReferrers: (subject, bytes) => putBytes(bucket, referrersPath(subject), bytes),
    list: () => listObjects(bucket),
  };
}

function requireCredentials(url: string, credentials: StoreCredentials['s3']): Bucket['credentials'] {
  if (credentials) return credentials;
  throw new ConfigurationError(
    `The store ${url} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment (and AWS_ENDPOINT_URL_S3 where it is not Amazon's). Set them.`,
  );
}

async function hasObject(bucket: Bucket, ref: BlobRef): Promise<boolean> {
  const response = await requestObject(bucket, { method: 'HEAD', path: blobPath(ref), answers: [200, 404] });
  return response.status === 200 && Number(response.headers.get('content-length')) === ref.size;
}

async function readObject(bucket: Bucket, path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  return streamBody({
    url: objectUrl(bucket.address, bucket.credentials, path).href,
    log: bucket.log,
    open: async (offset) => {
      const headers: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
      const response = await requestObject(bucket, {
        method: 'GET',
        path,
        headers,
        answers: [200, 206, 404],
      });
      if (response.status !== 404) return response;
      await response.body?.cancel();
      return undefined;
    },
  });
}

function putBytes(bucket: Bucket, path: string, bytes: Uint8Array): Promise<void> {
  return putObject({ bucket, path, ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } });
}

interface Putting {
  bucket: Bucket;
  path: string;
  ref: { digest: Digest; size: number };
  source: BlobSource;
}

async function putObject({ bucket, path, ref, source }: Putting): Promise<void> {
  if (ref.size > MAX_PUT_BYTES) {
    throw new ConfigurationError(
      `The blob ${ref.digest} has ${ref.size} bytes, more than the 5 GiB that an S3 store takes. Use an oci:// or file:// store.`,
    );
  }
  const response = await requestObject(bucket, {
    method: 'PUT',
    path,
    headers: { 'content-length': String(ref.size) },
    payloadHash: hexOf(ref.digest),
    body: () => verifySource(ref, source),
    answers: [200, 201, 204],
  });
  await response.body?.cancel();
}
