import type { Logger } from '../../ground/log/logger.ts';
import type { OpenAddress } from '../http/open-address.ts';
import type { S3Access, S3Place } from './access.ts';
import { type BucketAddress, parseBucket } from './address.ts';

/** A bucket, or what lies below a prefix of it. */
export interface Bucket {
  /** What was asked for, as sentences name it: `store s3://bucket/prefix`. */
  name: string;
  address: BucketAddress;
  /** Without keys, requests go unsigned: a bucket that is open to all answers them. */
  access: S3Access | S3Place;
  /** How its addresses are asked; as any are, where it is left out. */
  open?: OpenAddress | undefined;
  log: Logger;
}

/**
 * A bucket by its address; nothing is sent before the first request.
 * @param what what it is to the user, such as `store`
 * @throws ConfigurationError for an address that cannot be one
 */
export function openBucket({
  what,
  url,
  access,
  log,
}: {
  what: string;
  url: string;
  access: S3Access | S3Place;
  log: Logger;
}): Bucket {
  return { name: `${what} ${url}`, address: parseBucket(url, what), access, log };
}

/** What lies further down in a bucket: keys count from there. */
export function openBelow({ address, ...bucket }: Bucket, path: string): Bucket {
  const prefix = address.prefix === '' ? path : `${address.prefix}/${path}`;
  return { ...bucket, address: { ...address, prefix } };
}

/** The keys of a bucket, where it has any. */
export function keysOf({ access }: Bucket): S3Access | undefined {
  return 'accessKeyId' in access ? access : undefined;
}
