import { createHash, createHmac } from 'node:crypto';
import type { S3Access } from './access.ts';

export interface S3Request {
  method: string;
  url: URL;
  /** Further headers to be signed, names in lower case. */
  headers?: Readonly<Record<string, string>>;
  /** The SHA-256 of the body in hex: the server refuses other bytes. */
  payloadHash: string;
  access: S3Access;
  now: Date;
}

/** The SHA-256 of no bytes, in hex. */
export const EMPTY_PAYLOAD = createHash('sha256').digest('hex');

/**
 * The headers of a request to S3, signed by AWS Signature Version 4 (Amazon S3 API Reference, "Authenticating Requests:
 * Using the Authorization Header"). The secret itself is not among them.
 */
export function signS3({
  method,
  url,
  headers = {},
  payloadHash,
  access,
  now,
}: S3Request): Record<string, string> {
  const { accessKeyId, sessionToken, region } = access;
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const sent: Record<string, string> = {
    ...headers,
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': time,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const signed = Object.entries({ ...sent, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    method,
    canonicalPath(url),
    canonicalQuery(url),
    ...signed.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    names,
    payloadHash,
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signature = hmac(deriveKey(access, time.slice(0, 8)), toSign).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${names},Signature=${signature}`;
  return { ...sent, authorization };
}

function deriveKey({ secretAccessKey, region }: S3Access, day: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}

/** S3 signs the path encoded once, `/` left alone, unlike other services. */
function canonicalPath(url: URL): string {
  return decodeURIComponent(url.pathname).split('/').map(encode).join('/');
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

/** Everything but the unreserved characters of RFC 3986, which `encodeURIComponent` leaves too many of. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
