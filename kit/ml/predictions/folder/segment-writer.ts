import type { Stats } from 'node:fs';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../ground/errors/configuration-error.ts';
import { explainRefusal } from '../../../ground/files/explain-refusal.ts';
import { makeFolder } from '../../../ground/files/make-folder.ts';
import type { LogWriter, LogWriterOptions } from '../opened-log.ts';

interface Segment {
  date: string;
  path: string;
  handle: FileHandle;
  bytes: number;
  opened: number;
}

interface WriterOptions extends LogWriterOptions {
  folder: string;
  /** How bytes are appended to a segment. */
  append?: (handle: FileHandle, bytes: Uint8Array) => Promise<void>;
  /** Takes each segment that is closed and holds lines away; no number is then given twice. */
  onClosed?: (path: string) => void;
}

/**
 * A writer of numbered segments. Each process begins new segments (never appends to one that was there), so a line
 * cut short by a crash stays the last of its file.
 * @throws ConfigurationError when the folder cannot be made
 */
export async function createSegmentWriter(options: WriterOptions): Promise<LogWriter> {
  const { folder, append = (handle, bytes) => handle.appendFile(bytes) } = options;
  await makeLogFolder(folder);
  let segment: Segment | undefined;
  const used = new Map<string, number>();
  const close = async () => {
    const closing = segment;
    segment = undefined;
    if (closing && (await closeSegment(closing))) options.onClosed?.(closing.path);
  };
  return {
    write: async (date, lines) => {
      if (segment && isSpent(segment, date, options)) await close();
      segment ??= await openSegment({ date, used }, options);
      const bytes = Buffer.from(lines);
      try {
        await append(segment.handle, bytes);
        segment.bytes += bytes.length;
      } catch (error) {
        if (!(await cutBack(segment))) await close().catch(() => undefined);
        throw error;
      }
    },
    tend: async () => {
      if (segment && isOld(segment, options) && (await isInPlace(segment))) await close();
      const lost = segment ?? { path: folder };
      if (segment ? await isInPlace(segment) : await isThere(folder)) return undefined;
      await close();
      await makeLogFolder(folder);
      return lost.path;
    },
    fault: () => undefined,
    close,
  };
}

/** Takes out what a failed write may have left of its lines. @returns whether that could be done */
function cutBack({ handle, bytes }: Segment): Promise<boolean> {
  return handle.truncate(bytes).then(
    () => true,
    () => false,
  );
}

/** An empty segment is no use to anybody. @returns whether it holds lines */
async function closeSegment({ handle, path, bytes }: Segment): Promise<boolean> {
  await handle.close();
  if (bytes === 0) await rm(path, { force: true });
  return bytes > 0;
}

/** Whether the path still leads to the file that is written to. */
async function isInPlace({ path, handle }: Segment): Promise<boolean> {
  const [open, found] = await Promise.all([handle.stat(), statIfThere(path)]);
  return found?.ino === open.ino && found.dev === open.dev;
}

async function isThere(path: string): Promise<boolean> {
  return (await statIfThere(path)) !== undefined;
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function makeLogFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw explainRefusal(`The predictions log's folder ${folder}`, error);
  }
}

function isSpent(segment: Segment, date: string, options: WriterOptions): boolean {
  return segment.date !== date || segment.bytes >= options.maxBytes || isOld(segment, options);
}

function isOld({ opened }: Segment, { maxAgeMs, clock }: WriterOptions): boolean {
  return clock().getTime() - opened >= maxAgeMs;
}

async function openSegment(
  { date, used }: { date: string; used: Map<string, number> },
  { folder, service, clock, onClosed }: WriterOptions,
): Promise<Segment> {
  const day = join(folder, `date=${date}`, service);
  await makeFolder(day);
  const last = onClosed ? (used.get(date) ?? 0) : 0;
  const next = Math.max(await findNextNumber(day), last + 1);
  for (let number = next; ; number++) {
    try {
      const path = join(day, `${number}.jsonl`);
      const handle = await open(path, 'ax');
      used.set(date, number);
      return { date, path, handle, bytes: 0, opened: clock().getTime() };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

async function findNextNumber(day: string): Promise<number> {
  const numbers = (await readdir(day)).map((name) => Number(/^(\d+)\.jsonl$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
