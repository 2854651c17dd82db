import { setTimeout as delay } from 'node:timers/promises';
import { describeError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';

/** Tries of one request before its failure counts. */
export const MAX_ATTEMPTS = 4;

/** The longest that one request may wait, over all its tries, for a server that sends nothing: 60 seconds. */
export const MAX_STALL_MS = 60_000;

/** The longest a server may ask us to wait (`Retry-After`): 30 seconds. */
const MAX_WAIT_MS = 30_000;

/** A failure that may pass: a server's 5xx, a lost connection. `cause` is what to report when it does not. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  /** What the server asks for, in milliseconds. */
  readonly waitMs: number | undefined;
  /** How long the server had been waited for in vain, in milliseconds. */
  readonly stalledMs: number;

  constructor(cause: Error, spent: { waitMs?: number | undefined; stalledMs?: number } = {}) {
    super(cause.message, { cause });
    this.waitMs = spent.waitMs;
    this.stalledMs = spent.stalledMs ?? 0;
  }
}

/**
 * Does `work` until it ends otherwise than by a TransientError, at most MAX_ATTEMPTS times, waiting 0.25, 0.5, 1 s (and
 * up to as much again by chance) or what the server asks for; and no more once it waited MAX_STALL_MS for a server that says
 * nothing. Throws the last failure's cause.
 */
export async function withRetries<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  let stalledMs = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      stalledMs += error.stalledMs;
      if (attempt === MAX_ATTEMPTS || stalledMs >= MAX_STALL_MS) throw error.cause;
      const waitMs = Math.min(error.waitMs ?? 125 * 2 ** attempt * (1 + Math.random()), MAX_WAIT_MS);
      log.debug(
        `${describeError(error)} Trying again in ${Math.round(waitMs)} ms (${attempt} of ${MAX_ATTEMPTS}).`,
      );
      await delay(waitMs);
    }
  }
}

/** The wait that a `Retry-After` header asks for, in milliseconds; seconds or a date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null | undefined, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(waitMs) && waitMs >= 0 ? waitMs : undefined;
}
