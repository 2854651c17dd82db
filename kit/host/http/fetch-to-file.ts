import type { Digest } from '../../format/manifest/digest.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { explainBreak, explainStatus } from './explain-http-failure.ts';
import type { OpenAddress } from './open-address.ts';
import { redactUrl } from './redact-url.ts';
import { withRetries } from './retry.ts';
import { saveBody } from './save-body.ts';
import { sendRequest } from './send-request.ts';

export interface FetchToFile {
  url: string;
  /** Written whole or not at all. */
  file: string;
  log: Logger;
  headers?: Readonly<Record<string, string>>;
  /** The ETag of what is known already: an unchanged source is not read again. */
  etag?: string;
  /** How long the server may send nothing, in milliseconds. */
  idleTimeoutMs?: number;
  /** How addresses are asked. */
  open?: OpenAddress | undefined;
}

/** `notModified`: the server still has what `etag` names, and nothing was written. */
export type FetchedFile =
  | { notModified: true; etag: string }
  | { notModified: false; etag?: string; digest: Digest; bytes: number };

/**
 * Downloads a file as a stream, with redirects, time-outs and a bounded number of tries.
 * @throws ConfigurationError that names the address (without its query) and the cure.
 */
export async function fetchToFile(request: FetchToFile): Promise<FetchedFile> {
  return withRetries(request.log, async () => {
    try {
      return await download(request);
    } catch (error) {
      throw explainBreak(request.url, error);
    }
  });
}

async function download({
  url,
  file,
  log,
  headers = {},
  etag,
  idleTimeoutMs,
  open: openAddress,
}: FetchToFile): Promise<FetchedFile> {
  const conditional: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
  const response = await sendRequest({
    url,
    // A body as it is, so that its length and digest are the file's.
    headers: { 'accept-encoding': 'identity', 'user-agent': 'slipway', ...conditional, ...headers },
    idleTimeoutMs,
    open: openAddress,
  });
  if (response.status === 304 && etag !== undefined) return { notModified: true, etag };
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw explainStatus(url, response);
  }
  const written = await saveBody({ response, file, url });
  log.debug(`Fetched ${redactUrl(url)}: ${written.bytes} bytes`);
  const tag = response.headers.get('etag');
  return { notModified: false, ...written, ...(tag === null ? {} : { etag: tag }) };
}
