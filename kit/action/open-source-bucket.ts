import type { Logger } from '../ground/log/logger.ts';
import type { Reach } from '../ground/reach/reach.ts';
import { requireAddress } from '../ground/reach/require-address.ts';
import { createPublicFetch } from '../host/http/fetch-public.ts';
import { objectUrl } from '../host/s3/address.ts';
import { type Bucket, openBucket } from '../host/s3/bucket.ts';
import { type Credentials, readS3Place } from './credentials.ts';
import type { InputReader } from './inputs.ts';

interface SourceBuckets {
  inputs: InputReader;
  credentials: Pick<Credentials, 's3'>;
  reach: Reach;
  log: Logger;
}

/**
 * A bucket that data lie in, with the keys of the environment where there are any. Where a pull request says what is read,
 * keys go to the buckets alone that the workflow names by the inputs `source` and `additional-source`; any other is asked
 * as everybody may ask it, over https:// and of the open Internet.
 * @throws ConfigurationError for an address that cannot be one, and for an endpoint that is not asked by https://
 */
export function openSourceBucket(url: string, { inputs, credentials, reach, log }: SourceBuckets): Bucket {
  const place = readS3Place();
  const bucket = openBucket({ what: 'source', url, access: credentials.s3 ?? place, log });
  requireAddress(
    reach,
    objectUrl(bucket.address, place, '').href,
    `AWS_ENDPOINT_URL, where the ${bucket.name} lies,`,
  );
  if (reach.confined === undefined || isNamed(bucket, inputs)) return bucket;
  return { ...bucket, access: place, open: createPublicFetch() };
}

function isNamed({ address }: Bucket, inputs: InputReader): boolean {
  return ['source', 'additional-source'].some((name) =>
    inputs.list(name)?.some((source) => bucketOf(source) === address.bucket),
  );
}

function bucketOf(source: string): string | undefined {
  return /^s3:\/\/([^/]+)/i.exec(source)?.[1];
}
