import { ConfigurationError } from '../../errors/configuration-error.ts';
import { explainBreak, explainStatus } from '../../http/explain-http-failure.ts';
import { withRetries } from '../../http/retry.ts';
import { sendRequest } from '../../http/send-request.ts';
import { EMPTY_PAYLOAD, signS3 } from '../../http/sign-s3.ts';
import type { Logger } from '../../log/logger.ts';
import type { StoreCredentials } from '../store.ts';
import { type BucketAddress, objectUrl } from './address.ts';

/** A bucket and what lets us into it. */
export interface Bucket {
  url: string;
  address: BucketAddress;
  credentials: NonNullable<StoreCredentials['s3']>;
  log: Logger;
}

/** One request about one object; `payloadHash` is the SHA-256 of the body in hex. */
export interface ObjectRequest {
  method: 'GET' | 'HEAD' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  payloadHash?: string;
  body?: () => AsyncIterable<Uint8Array>;
  answers: readonly number[];
}

/** Sends a signed request until it is answered. @throws ConfigurationError for a status that is no answer */
export async function requestObject(bucket: Bucket, asked: ObjectRequest): Promise<Response> {
  return requestAt(bucket, objectUrl(bucket.address, bucket.credentials, asked.path), asked);
}

/** The same for any address of the bucket. */
export async function requestAt(
  bucket: Bucket,
  url: URL,
  asked: Omit<ObjectRequest, 'path'>,
): Promise<Response> {
  return withRetries(bucket.log, async () => {
    const response = await send({ bucket, url, asked });
    if (asked.answers.includes(response.status)) return response;
    await response.body?.cancel();
    throw explainAnswer({ bucket, url, response });
  });
}

async function send({
  bucket,
  url,
  asked,
}: {
  bucket: Bucket;
  url: URL;
  asked: Omit<ObjectRequest, 'path'>;
}): Promise<Response> {
  const { method, headers = {}, payloadHash = EMPTY_PAYLOAD, body } = asked;
  const { credentials } = bucket;
  try {
    return await sendRequest({
      url: url.href,
      method,
      headers: signS3({ method, url, headers, payloadHash, credentials, now: new Date() }),
      ...(body === undefined ? {} : { body: body() }),
    });
  } catch (error) {
    throw explainBreak(url.href, error);
  }
}

function explainAnswer({ bucket, url, response }: { bucket: Bucket; url: URL; response: Response }): Error {
  const { status } = response;
  if (status === 403)
    return new ConfigurationError(
      `The store ${bucket.url} refuses these credentials (403). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the bucket's policy.`,
    );
  if (status === 404)
    return new ConfigurationError(
      `The bucket of the store ${bucket.url} does not exist. Make it, or correct its name.`,
    );
  if (status === 301 || status === 307)
    return new ConfigurationError(
      `The bucket of the store ${bucket.url} is in another region than ${bucket.credentials.region}. Set AWS_REGION.`,
    );
  return explainStatus(url.href, response);
}
