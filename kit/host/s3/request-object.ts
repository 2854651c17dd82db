import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { explainBreak, explainStatus } from '../http/explain-http-failure.ts';
import { readBounded } from '../http/read-bounded.ts';
import { withRetries } from '../http/retry.ts';
import { sendRequest } from '../http/send-request.ts';
import { objectUrl } from './address.ts';
import { type Bucket, keysOf } from './bucket.ts';
import { EMPTY_PAYLOAD, signS3 } from './sign.ts';

/** One request about one object. */
export interface ObjectRequest {
  method: 'GET' | 'HEAD' | 'PUT';
  /** The object's key below the bucket's prefix. */
  key: string;
  headers?: Record<string, string>;
  /** The SHA-256 of the body in hex; the server holds what arrives against it. */
  payloadHash?: string;
  /** Made anew for every try. */
  body?: () => AsyncIterable<Uint8Array>;
  /** Statuses that are answers; any other is an error. */
  answers: readonly number[];
}

/**
 * Sends a request until it is answered.
 * @throws ConfigurationError for a status that is no answer: SLW_STORE_BUCKET_WRONG or, for 403, SLW_STORE_REFUSED where no other try helps
 */
export async function requestObject(bucket: Bucket, { key, ...asked }: ObjectRequest): Promise<Response> {
  const url = objectUrl(bucket.address, bucket.access, key);
  return withRetries(bucket.log, () => attempt({ bucket, url, asked }));
}

/**
 * The whole of an answer that is read.
 * @throws ConfigurationError for one longer than `maxBytes`
 */
export async function readAt(
  bucket: Bucket,
  { url, maxBytes }: { url: URL; maxBytes: number },
): Promise<Buffer> {
  return withRetries(bucket.log, async () => {
    const response = await attempt({ bucket, url, asked: { method: 'GET', answers: [200] } });
    return readBounded(response, { url: url.href, maxBytes });
  });
}

interface Asking {
  bucket: Bucket;
  url: URL;
  asked: Omit<ObjectRequest, 'key'>;
}

async function attempt({ bucket, url, asked }: Asking): Promise<Response> {
  const response = await send({ bucket, url, asked });
  if (asked.answers.includes(response.status)) return response;
  await response.body?.cancel();
  throw explainAnswer({ bucket, url, response });
}

async function send({
  bucket,
  url,
  asked: { method, headers = {}, payloadHash = EMPTY_PAYLOAD, body },
}: Asking): Promise<Response> {
  const access = keysOf(bucket);
  const now = new Date();
  try {
    return await sendRequest({
      url: url.href,
      method,
      headers: access ? signS3({ method, url, headers, payloadHash, access, now }) : headers,
      body: body?.(),
      open: bucket.open,
    });
  } catch (error) {
    throw explainBreak(url.href, error);
  }
}

function explainAnswer({ bucket, url, response }: { bucket: Bucket; url: URL; response: Response }): Error {
  const { name, access } = bucket;
  const { status } = response;
  if (status === 403)
    return new ConfigurationError(
      'SLW_STORE_REFUSED',
      keysOf(bucket)
        ? `The ${name} refuses these credentials (403). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the bucket's policy.`
        : `The ${name} lets nobody in without credentials (403). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment.`,
    );
  if (status === 404)
    return new ConfigurationError(
      'SLW_STORE_BUCKET_WRONG',
      `The bucket of the ${name} does not exist. Make it, or correct its name.`,
    );
  if (status === 301 || status === 307)
    return new ConfigurationError(
      'SLW_STORE_BUCKET_WRONG',
      `The bucket of the ${name} is in another region than ${access.region}. Set AWS_REGION.`,
    );
  return explainStatus(url.href, response);
}
