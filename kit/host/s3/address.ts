import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { S3Place } from './access.ts';

/** A bucket and the prefix of its keys, without slashes at its ends. */
export interface BucketAddress {
  bucket: string;
  prefix: string;
}

/** Amazon S3 User Guide, "General purpose bucket naming rules", without its rarer exclusions. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Reads `s3://bucket/prefix`.
 * @param what what it is the address of, such as `store`
 * @throws ConfigurationError that shows how it is written
 */
export function parseBucket(url: string, what: string): BucketAddress {
  const [bucket = '', ...rest] = url.slice('s3://'.length).split('/');
  const prefix = rest.join('/').replace(/^\/+|\/+$/g, '');
  if (BUCKET.test(bucket) && !prefix.split('/').includes('..')) return { bucket, prefix };
  throw new ConfigurationError(
    'SLW_STORE_ADDRESS_INVALID',
    `The ${what} "${hideCredentials(url)}" is not the address of a bucket. Write s3://bucket/prefix, such as s3://my-bucket/models.`,
  );
}

/** Keys belong into the environment, and neither into an address nor into a message. */
function hideCredentials(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//***@');
}

/**
 * Where an object is: below the endpoint in path style where one is given, else at Amazon's in virtual-host style
 * (path style for a name with dots, which no certificate covers).
 * @throws ConfigurationError for an endpoint that is no http(s) address
 */
export function objectUrl(
  { bucket, prefix }: BucketAddress,
  { endpoint, region }: S3Place,
  path: string,
): URL {
  const key = prefix === '' ? path : `${prefix}/${path}`;
  const amazon = `s3.${region}.amazonaws.com`;
  if (endpoint === undefined && !bucket.includes('.')) return at(`https://${bucket}.${amazon}`, key);
  const root = endpoint ?? `https://${amazon}`;
  if (!URL.canParse(root) || !/^https?:$/.test(new URL(root).protocol))
    throw new ConfigurationError(
      'SLW_INPUT_INVALID',
      `AWS_ENDPOINT_URL is "${root}", which is not an http(s) address. Correct it.`,
    );
  return at(root.replace(/\/+$/, ''), `${bucket}/${key}`);
}

function at(root: string, key: string): URL {
  return new URL(`${root}/${key.split('/').map(encodeURIComponent).join('/')}`);
}
