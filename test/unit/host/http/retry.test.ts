import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import {
  MAX_ATTEMPTS,
  parseRetryAfter,
  TransientError,
  withRetries,
} from '../../../../kit/host/http/retry.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

// The two forms of RFC 9110, section 10.2.3.
test.each([
  ['120', 120_000],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', undefined],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After: %s', (header, waitMs) => {
  expect(parseRetryAfter(header, NOW)).toBe(waitMs);
});

test('what is not transient is thrown at once', async () => {
  let count = 0;
  const work = async () => {
    count++;
    throw new Error('lasting');
  };
  await expect(withRetries(silentLogger, work)).rejects.toThrow('lasting');
  expect(count).toBe(1);
});

test('the last failure is thrown as it was', async () => {
  const cause = new Error('the real one');
  const work = async () => {
    throw new TransientError(cause, { waitMs: 0 });
  };
  await expect(withRetries(silentLogger, work)).rejects.toBe(cause);
});

test.each([
  [60_000, 1],
  [30_000, 2],
  [25_000, 3],
  [0, MAX_ATTEMPTS],
])('a server that says nothing for %i ms is asked %i times at most', async (stalledMs, times) => {
  let count = 0;
  const work = async () => {
    count++;
    throw new TransientError(new Error('nothing came'), { waitMs: 0, stalledMs });
  };
  await expect(withRetries(silentLogger, work)).rejects.toThrow('nothing came');
  expect(count).toBe(times);
});
