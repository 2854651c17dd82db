import { open } from 'node:fs/promises';
import { hasCode } from '../../kit/errors/configuration-error.ts';

const POLL_MILLISECONDS = 250;
/** A line longer than this is given up: the file is no list of events. */
const MAX_LINE_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** Follows a growing file; `stop` reads what is left and hands over an unfinished last line too. */
export interface Follower {
  stop(): Promise<void>;
}

/**
 * Calls `onLine` with each whole line of a file that another process appends to, one after another, until stopped. The
 * file may not be there yet.
 * @param onLine gets the line without its end, and its number from 1
 */
export function followLines(file: string, onLine: (line: string, number: number) => Promise<void>): Follower {
  const reader = createLineReader(file, onLine);
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
      await reader.finish();
    },
  };
}

function createLineReader(file: string, onLine: (line: string, number: number) => Promise<void>) {
  let position = 0;
  let number = 0;
  let rest = Buffer.alloc(0);
  const hand = async (bytes: Buffer) => {
    number++;
    const line = bytes.toString('utf8').replace(/\r$/, '');
    if (line.trim() !== '') await onLine(line, number);
  };
  const take = async (chunk: Buffer) => {
    let text = Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(0x0a); end !== -1; end = text.indexOf(0x0a)) {
      await hand(text.subarray(0, end));
      text = text.subarray(end + 1);
    }
    rest = text.length > MAX_LINE_BYTES ? Buffer.from('(a line of more than 1 MiB)') : text;
  };
  return {
    async readOn() {
      for await (const chunk of readFrom(file, position)) {
        position += chunk.length;
        await take(chunk);
      }
    },
    async finish() {
      if (rest.length > 0) await hand(rest);
      rest = Buffer.alloc(0);
    },
  };
}

async function* readFrom(file: string, start: number): AsyncGenerator<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    for (let position = start; ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
