import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../errors/configuration-error.ts';
import { explainRefusal } from '../files/explain-refusal.ts';
import { makeFolder } from '../files/make-folder.ts';

/** A segment that has grown to this size is closed and the next begins. */
export const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;

/** A segment older than this is closed, so that a reader that copies closed segments stays current. */
export const MAX_SEGMENT_AGE_MS = 15 * 60 * 1000;

export interface SegmentWriter {
  /** Appends whole lines to the day's segment. After a failure the segment ends with the last whole write. */
  write(date: string, lines: string): Promise<void>;
  close(): Promise<void>;
}

interface Segment {
  date: string;
  handle: FileHandle;
  bytes: number;
  opened: number;
}

interface WriterOptions {
  folder: string;
  service: string;
  maxBytes: number;
  maxAgeMs: number;
  clock: () => Date;
}

/**
 * A writer of numbered segments. Each process begins new segments (never appends to one that was there), so a line
 * cut short by a crash stays the last of its file.
 * @throws ConfigurationError when the folder cannot be made
 */
export async function createSegmentWriter(options: WriterOptions): Promise<SegmentWriter> {
  await makeLogFolder(options.folder);
  let segment: Segment | undefined;
  const close = async () => {
    const closing = segment;
    segment = undefined;
    await closing?.handle.close();
  };
  return {
    write: async (date, lines) => {
      if (segment && isSpent(segment, date, options)) await close();
      segment ??= await openSegment(date, options);
      try {
        const { bytesWritten } = await writeAll(segment, lines);
        segment.bytes += bytesWritten;
      } catch (error) {
        await segment.handle.truncate(segment.bytes).catch(() => undefined);
        await close().catch(() => undefined);
        throw error;
      }
    },
    close,
  };
}

async function makeLogFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw explainRefusal(`The predictions log's folder ${folder}`, error);
  }
}

function isSpent(segment: Segment, date: string, { maxBytes, maxAgeMs, clock }: WriterOptions): boolean {
  const age = clock().getTime() - segment.opened;
  return segment.date !== date || segment.bytes >= maxBytes || age >= maxAgeMs;
}

async function openSegment(date: string, { folder, service, clock }: WriterOptions): Promise<Segment> {
  const day = join(folder, `date=${date}`, service);
  await makeFolder(day);
  for (let number = await findNextNumber(day); ; number++) {
    try {
      const handle = await open(join(day, `${number}.jsonl`), 'ax');
      return { date, handle, bytes: 0, opened: clock().getTime() };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

async function findNextNumber(day: string): Promise<number> {
  const numbers = (await readdir(day)).map((name) => Number(/^(\d+)\.jsonl$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

async function writeAll(segment: Segment, lines: string): Promise<{ bytesWritten: number }> {
  const bytes = Buffer.from(lines);
  await segment.handle.appendFile(bytes);
  return { bytesWritten: bytes.length };
}
