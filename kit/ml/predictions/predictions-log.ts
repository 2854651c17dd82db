import type { PredictionRecord } from '../../format/manifest/prediction-record.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { createLineBuffer, type LineBuffer, MAX_BUFFERED_BYTES } from './line-buffer.ts';
import type { LogWriter, OpenedLog } from './opened-log.ts';
import { pauseAfter } from './retry-pause.ts';

/** A segment that has grown to this size is closed and the next begins. */
export const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;

/** A segment older than this is closed, so that a reader that copies closed segments stays current. */
export const MAX_SEGMENT_AGE_MS = 15 * 60 * 1000;

/** Records wait at most this long for their write. */
export const FLUSH_INTERVAL_MS = 200;

/** How a log is doing. `dropped` counts records lost because the buffer was full. */
export interface LogState {
  state: 'ok' | 'failing';
  written: number;
  waiting: number;
  dropped: number;
  /** What keeps lines from being written, or from where they belong, while the log is failing. */
  reason?: string;
  /** The last segment, or the folder, that was removed or moved away while it was written to, and when. */
  lost?: string;
}

/** The predictions log as a service sees it. */
export interface PredictionsLog {
  /** Takes a record. Never waits and never throws: what cannot be kept is counted as dropped. */
  append(record: PredictionRecord): void;
  /** Settles when everything appended so far is written or the write has failed. */
  flush(): Promise<void>;
  close(): Promise<void>;
  describe(): LogState;
}

export interface LogOptions {
  /** Who writes. Two writers of one name may run at once. */
  service: string;
  log: Logger;
  flushIntervalMs?: number;
  maxBufferedBytes?: number;
  maxSegmentBytes?: number;
  maxSegmentAgeMs?: number;
  clock?: () => Date;
}

/**
 * Begins to write a predictions log.
 * @throws ConfigurationError for a place that cannot be written to
 */
export async function openPredictionsLog(opened: OpenedLog, options: LogOptions): Promise<PredictionsLog> {
  const writer = await opened.openWriter({
    service: options.service,
    maxBytes: options.maxSegmentBytes ?? MAX_SEGMENT_BYTES,
    maxAgeMs: options.maxSegmentAgeMs ?? MAX_SEGMENT_AGE_MS,
    clock: options.clock ?? (() => new Date()),
  });
  const buffer = createLineBuffer(options.maxBufferedBytes ?? MAX_BUFFERED_BYTES);
  return startLog({
    buffer,
    writer,
    log: options.log,
    intervalMs: options.flushIntervalMs ?? FLUSH_INTERVAL_MS,
  });
}

interface LogParts {
  buffer: LineBuffer;
  writer: LogWriter;
  log: Logger;
  intervalMs: number;
}

/** What is known of the last tries. */
interface Health {
  reason: string | undefined;
  lost: string | undefined;
  written: number;
  failures: number;
  /** In milliseconds of `performance.now()`. */
  nextTry: number;
}

/** A log over a buffer and a writer, whose timer has begun. */
export function startLog({ buffer, writer, log, intervalMs }: LogParts): PredictionsLog {
  const health: Health = { reason: undefined, lost: undefined, written: 0, failures: 0, nextTry: 0 };
  let queue = Promise.resolve();
  const flush = () => {
    queue = queue.then(() => tryToWrite({ buffer, writer, log, health, intervalMs }));
    return queue;
  };
  const timer = setInterval(() => {
    if (performance.now() >= health.nextTry) void flush();
  }, intervalMs);
  timer.unref();
  return {
    append: (record) => buffer.add(record),
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
      await writer.close();
    },
    describe: () => {
      const reason = health.reason ?? writer.fault();
      return {
        state: reason === undefined ? 'ok' : 'failing',
        written: health.written,
        waiting: buffer.waiting(),
        dropped: buffer.dropped(),
        ...(reason === undefined ? {} : { reason }),
        ...(health.lost === undefined ? {} : { lost: health.lost }),
      };
    },
  };
}

type Writing = LogParts & { health: Health };

/** Writes what waits. Never throws: a failure is kept in the state and said once, and the next try waits longer. */
async function tryToWrite(writing: Writing): Promise<void> {
  const { log, health, intervalMs } = writing;
  try {
    await noteLoss(writing);
    await writeWaiting(writing);
    health.reason = undefined;
    health.failures = 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (health.reason === undefined)
      log.warning(`The predictions log cannot be written: ${reason}. Trying again.`);
    health.reason = reason;
    health.failures++;
  }
  health.nextTry = performance.now() + pauseAfter(health.failures, intervalMs);
}

/** A file that was removed takes every line without an error. */
async function noteLoss({ writer, log, health }: Writing): Promise<void> {
  const path = await writer.tend();
  if (path === undefined) return;
  health.lost = `${path} was removed or moved away, seen ${new Date().toISOString()}`;
  log.warning(
    `The predictions log's ${path} was removed or moved away while the service wrote to it; its records may be lost. A new segment begins.`,
  );
}

/** Writes what waits, day by day. A failed write leaves its lines waiting for the next try. */
async function writeWaiting({ buffer, writer, health }: Writing): Promise<void> {
  for (let batch = buffer.take(); batch !== undefined; batch = buffer.take()) {
    try {
      await writer.write(batch.date, batch.lines);
      health.written += batch.count;
    } catch (error) {
      buffer.putBack(batch);
      throw error;
    }
  }
}
