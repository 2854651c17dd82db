import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The longest line that the engine reads as JSON: 16 MiB. A longer one would end the reading of all. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** Stands in the place of a longer line: no record, so it is counted as unreadable. */
const INSTEAD = Buffer.from('0\n');

/** The files, those with a longer line as copies in `folder` that have a short one in its place. */
export async function cutLongLines(files: readonly string[], folder: string): Promise<string[]> {
  const readable: string[] = [];
  for (const [index, file] of files.entries()) {
    const isSuspect = (await stat(file)).size > MAX_LINE_BYTES;
    readable.push(isSuspect ? await copyWithout(file, join(folder, `${index}.jsonl`)) : file);
  }
  return readable;
}

async function copyWithout(file: string, copy: string): Promise<string> {
  const chunks = createReadStream(file, { highWaterMark: 1024 * 1024 });
  await pipeline(chunks, replaceLongLines, createWriteStream(copy));
  return copy;
}

/** Whole lines alone are handed on, so no more than one of the longest is held. */
async function* replaceLongLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let line: Buffer[] = [];
  let length = 0;
  function* end(): Generator<Uint8Array> {
    if (length > MAX_LINE_BYTES) yield INSTEAD;
    else yield* line;
    line = [];
    length = 0;
  }
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, at + 1));
      yield* end();
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  yield* end();

  function take(piece: Buffer): void {
    length += piece.length;
    if (length > MAX_LINE_BYTES) line = [];
    else line.push(piece);
  }
}
