import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { explainBreak } from './explain-http-failure.ts';
import { MAX_STALL_MS, TransientError, withRetries } from './retry.ts';

/** Breaks of one body that are mended before its failure counts. */
const MAX_BREAKS = 5;

interface Download {
  url: string;
  /** The answer from a byte on: 200 or 206. Undefined when there is nothing. */
  open: (offset: number) => Promise<Response | undefined>;
  log: Logger;
}

/**
 * The body of an answer in pieces. When the connection breaks, it goes on from the byte reached, by a range request.
 * @returns undefined when there is nothing at that address
 */
export async function streamBody({
  url,
  open,
  log,
}: Download): Promise<AsyncIterable<Uint8Array> | undefined> {
  const first = await open(0);
  return first && goOn({ url, open, log, first });
}

async function* goOn({ url, open, log, first }: Download & { first: Response }): AsyncGenerator<Uint8Array> {
  let offset = 0;
  let stalledMs = 0;
  let response: Response | undefined = first;
  for (let breaks = 0; ; breaks++) {
    try {
      for await (const chunk of response.body ?? []) {
        offset += chunk.length;
        stalledMs = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      const failure = explainBreak(url, error);
      if (!(failure instanceof TransientError)) throw failure;
      stalledMs += failure.stalledMs;
      if (breaks === MAX_BREAKS || stalledMs >= MAX_STALL_MS) throw failure.cause;
      log.debug(`${failure.message} Going on from byte ${offset}.`);
    }
    response = await withRetries(log, () => open(offset));
    if (response?.status !== 206)
      throw new ConfigurationError(
        'SLW_UNREACHABLE',
        `${url} broke off at byte ${offset} and cannot be resumed. Try again.`,
      );
  }
}
