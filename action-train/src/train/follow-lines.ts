import type { FileHandle } from 'node:fs/promises';
import { hasCode } from '../../../kit/ground/errors/configuration-error.ts';
import { openRegular } from '../../../kit/ground/files/open-regular.ts';

const POLL_MILLISECONDS = 250;
/** A line longer than this is given up: the file is no list of events. */
const MAX_LINE_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
/** What is read of one file at most: millions of events. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** Follows a growing file; `stop` reads what is left and hands over an unfinished last line too. */
export interface Follower {
  /** @returns why not everything was read, as a sentence; undefined where it was */
  stop(): Promise<string | undefined>;
}

export interface Following {
  file: string;
  /** Gets the line without its end, and its number from 1. */
  onLine: (line: string, number: number) => Promise<void>;
  maxBytes?: number;
}

/**
 * Calls `onLine` with each whole line of a regular file that another process appends to, one after another, until
 * stopped or until `maxBytes` are read. The file may not be there yet.
 */
export function followLines(following: Following): Follower {
  const reader = createLineReader(following);
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    timer = setTimeout(() => {
      running = reader.readOn();
      running.then(schedule, () => {});
    }, POLL_MILLISECONDS);
  };
  schedule();
  return {
    async stop() {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
      await reader.readOn();
      return reader.finish();
    },
  };
}

function createLineReader({ file, onLine, maxBytes = MAX_BYTES }: Following) {
  const lines = createLineSplitter(onLine);
  let position = 0;
  let fault: string | undefined;
  return {
    async readOn() {
      const handle = fault === undefined ? await openExisting(file) : 'none';
      if (handle === 'none') return;
      if (!handle) {
        fault = 'SLIPWAY_EVENTS is no longer a regular file, and is not read on.';
        return;
      }
      try {
        for await (const chunk of readFrom({ handle, position, end: maxBytes })) {
          position += chunk.length;
          await lines.take(chunk);
        }
      } finally {
        await handle.close();
      }
      if (position < maxBytes) return;
      fault = `SLIPWAY_EVENTS is longer than ${maxBytes} bytes, and is not read on. Report fewer events.`;
    },
    async finish() {
      if (fault === undefined) await lines.finish();
      return fault;
    },
  };
}

function createLineSplitter(onLine: Following['onLine']) {
  let number = 0;
  let rest = Buffer.alloc(0);
  const hand = async (bytes: Buffer) => {
    number++;
    const line = bytes.toString('utf8').replace(/\r$/, '');
    if (line.trim() !== '') await onLine(line, number);
  };
  return {
    async take(chunk: Buffer) {
      let text = Buffer.concat([rest, chunk]);
      for (let end = text.indexOf(0x0a); end !== -1; end = text.indexOf(0x0a)) {
        await hand(text.subarray(0, end));
        text = text.subarray(end + 1);
      }
      rest = text.length > MAX_LINE_BYTES ? Buffer.from('(a line of more than 1 MiB)') : text;
    },
    async finish() {
      if (rest.length > 0) await hand(rest);
      rest = Buffer.alloc(0);
    },
  };
}

/** Undefined where something else than a regular file is in its place. */
async function openExisting(file: string): Promise<FileHandle | 'none' | undefined> {
  try {
    return await openRegular(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'none';
    throw error;
  }
}

interface Range {
  handle: FileHandle;
  position: number;
  end: number;
}

async function* readFrom({ handle, position, end }: Range): AsyncGenerator<Buffer> {
  for (let start = position; start < end; ) {
    const size = Math.min(CHUNK_BYTES, end - start);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, start);
    if (bytesRead === 0) return;
    start += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
