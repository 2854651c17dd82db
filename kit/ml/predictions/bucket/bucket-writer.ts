import { setTimeout as delay } from 'node:timers/promises';
import { isFault } from '../../../ground/errors/configuration-error.ts';
import { formatCount } from '../../../ground/errors/format-count.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import type { Bucket } from '../../../host/s3/bucket.ts';
import { createSegmentWriter } from '../folder/segment-writer.ts';
import type { LogWriter, LogWriterOptions } from '../opened-log.ts';
import { leaveMark } from './mark.ts';
import { findLeftovers, makeOutbox, removeOutbox } from './outbox.ts';
import { createUploader } from './uploader.ts';

/** A segment is uploaded when it has grown to this size: 8 MiB. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Or when it is this old: a minute. */
const MAX_AGE_MS = 60_000;

/** How long a bucket may take to say whether it can be written to. */
const LONGEST_SILENCE_MS = 10_000;

interface BucketWriting extends LogWriterOptions {
  bucket: Bucket;
  url: string;
  /** The project's folder. */
  directory: string;
  log: Logger;
}

/**
 * Writes lines to segments on this machine and brings each into the bucket when it is closed, so that a bucket that cannot
 * be reached holds up nobody. What an earlier writer left behind goes there first.
 * @throws ConfigurationError for a bucket that answers that it may not be written to; one that does not answer is told of
 */
export async function openBucketWriter(writing: BucketWriting): Promise<LogWriter> {
  const { bucket, url, directory, log, service, clock } = writing;
  await proveWritable(writing);
  const outbox = await makeOutbox(url, directory);
  const uploader = createUploader({ bucket, log });
  for (const segment of await findLeftovers(outbox)) uploader.add(segment);
  const segments = await createSegmentWriter({
    folder: outbox.folder,
    service,
    maxBytes: Math.min(writing.maxBytes, MAX_BYTES),
    maxAgeMs: Math.min(writing.maxAgeMs, MAX_AGE_MS),
    clock,
    onClosed: uploader.add,
  });
  return {
    write: async (date, lines) => {
      if (uploader.waiting() >= outbox.maxBytes)
        throw new Error(`${outbox.folder} is full of what could not be uploaded`);
      await segments.write(date, lines);
    },
    tend: segments.tend,
    fault: uploader.fault,
    close: async () => {
      await segments.close();
      const left = await uploader.close();
      if (left > 0) log.warning(explainLeft({ left, folder: outbox.folder, name: bucket.name }));
      await removeOutbox(outbox);
    },
  };
}

async function proveWritable({ bucket, log }: BucketWriting): Promise<void> {
  try {
    await withinTime(leaveMark(bucket));
  } catch (error) {
    if (isFault(error, 'SLW_STORE_REFUSED', 'SLW_STORE_BUCKET_WRONG') || !(error instanceof Error))
      throw error;
    log.warning(`The ${bucket.name} cannot be reached: ${error.message} Lines wait on this machine.`);
  }
}

/** A bucket that says nothing holds up no service. */
async function withinTime(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const silence = delay(LONGEST_SILENCE_MS, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`it has said nothing for ${LONGEST_SILENCE_MS / 1000} seconds.`);
  });
  try {
    await Promise.race([work, silence]);
  } finally {
    silence.catch(() => undefined);
    late.abort();
  }
}

function explainLeft({ left, folder, name }: { left: number; folder: string; name: string }): string {
  return `${formatCount(left, 'segment')} of the ${name} could not be uploaded and ${left === 1 ? 'stays' : 'stay'} in ${folder}: a service of this log that starts on this machine brings ${left === 1 ? 'it' : 'them'} there.`;
}
