import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

const HOUR_MS = 3_600_000;
const UNIT_MS = { h: HOUR_MS, d: 24 * HOUR_MS } as const;
const DEFAULT_WINDOW = '7d';

/** What was asked for: a length that ends at `to` (or now), unless `from` says where it begins. */
export interface Period {
  milliseconds: number;
  from: Date | undefined;
  to: Date | undefined;
}

/** The window in time: from its first instant up to, but not including, its last. */
export interface TimeWindow {
  from: Date;
  to: Date;
}

/** @throws ConfigurationError for a window that is not hours or days, and for an instant that is none */
export function parsePeriod({
  window = DEFAULT_WINDOW,
  from,
  to,
}: {
  window?: string | undefined;
  from: string | undefined;
  to: string | undefined;
}): Period {
  return { milliseconds: parseLength(window), from: parseInstant('from', from), to: parseInstant('to', to) };
}

/** The window itself. @throws ConfigurationError when it would be empty */
export function resolvePeriod({ milliseconds, from, to }: Period, now: Date): TimeWindow {
  const end = to ?? now;
  const start = from ?? new Date(end.getTime() - milliseconds);
  if (start < end) return { from: start, to: end };
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The window begins at ${start.toISOString()} and ends at ${end.toISOString()}. Set "from" to an instant before "to".`,
  );
}

function parseLength(window: string): number {
  const match = /^(\d+)([hd])$/.exec(window);
  const length = match ? Number(match[1]) * UNIT_MS[match[2] === 'h' ? 'h' : 'd'] : 0;
  if (length > 0) return length;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "window" is "${window}". Write hours or days, such as 24h or 7d.`,
  );
}

/** A day (its beginning in UTC) or an instant with its zone, after RFC 3339. */
function parseInstant(input: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const wellFormed = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const instant = new Date(text);
  if (wellFormed && !Number.isNaN(instant.getTime())) return instant;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "${input}" is "${text}". Write a day such as 2026-11-23, or an instant with its zone such as 2026-11-23T10:00:00Z.`,
  );
}
