import { rm, stat } from 'node:fs/promises';
import { describeError, hasCode } from '../../../ground/errors/configuration-error.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import type { Bucket } from '../../../host/s3/bucket.ts';
import { writeObject } from '../../../host/s3/write-object.ts';
import { pauseAfter } from '../retry-pause.ts';
import { keyOf } from './outbox.ts';

/** A failed upload is tried again after a second, then after twice as long each time. */
const FIRST_PAUSE_MS = 500;

/** Brings closed segments into a bucket, the oldest first, and removes each that is there. */
export interface Uploader {
  /** Takes a closed segment. Never waits and never throws. */
  add(segment: string): void;
  /** Bytes that wait. */
  waiting(): number;
  /** Why the last try failed; undefined while all is well. */
  fault(): string | undefined;
  /** Tries once more to bring all there, and ends. @returns how many segments stay behind */
  close(): Promise<number>;
}

export function createUploader({ bucket, log }: { bucket: Bucket; log: Logger }): Uploader {
  const queue: { segment: string; bytes: number }[] = [];
  let fault: string | undefined;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;

  const run = () => {
    clearTimeout(timer);
    running = running.then(uploadAll);
    return running;
  };

  async function uploadAll(): Promise<void> {
    try {
      for (let first = queue[0]; first !== undefined; first = queue[0]) {
        await upload(bucket, first.segment);
        queue.shift();
      }
      fault = undefined;
      failures = 0;
    } catch (error) {
      if (fault === undefined)
        log.warning(`The ${bucket.name} takes no segments: ${describeError(error)} Trying again.`);
      fault = describeError(error);
      failures++;
      if (!closed) timer = setTimeout(run, pauseAfter(failures, FIRST_PAUSE_MS)).unref();
    }
  }

  return {
    add: (segment) => {
      running = running.then(async () => {
        queue.push({ segment, bytes: await sizeOf(segment) });
      });
      if (fault === undefined) void run();
    },
    waiting: () => queue.reduce((sum, { bytes }) => sum + bytes, 0),
    fault: () => fault,
    close: async () => {
      closed = true;
      await run();
      return queue.length;
    },
  };
}

/** A segment that is gone was brought there by somebody else, who found it too. */
async function upload(bucket: Bucket, segment: string): Promise<void> {
  try {
    await writeObject(bucket, keyOf(segment), { file: segment });
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  await rm(segment, { force: true });
}

async function sizeOf(segment: string): Promise<number> {
  try {
    return (await stat(segment)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}
