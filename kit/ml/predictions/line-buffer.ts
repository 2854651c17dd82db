import type { PredictionRecord } from '../../format/manifest/prediction-record.ts';

/** Lines waiting to be written take at most this much memory (as UTF-16 code units). */
export const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** Whole lines of one day. */
export interface LineBatch {
  /** `YYYY-MM-DD` in UTC. */
  date: string;
  lines: string;
  count: number;
}

export interface LineBuffer {
  add(record: PredictionRecord): void;
  /** The oldest day's waiting lines, which then no longer wait; undefined when there are none. */
  take(): LineBatch | undefined;
  /** Lets a batch that could not be written wait again, before all others. */
  putBack(batch: LineBatch): void;
  waiting(): number;
  dropped(): number;
}

/** Keeps at most `limit` code units of lines; records beyond that are counted and dropped. */
export function createLineBuffer(limit: number): LineBuffer {
  const batches: LineBatch[] = [];
  let size = 0;
  let dropped = 0;
  return {
    add: (record) => {
      const line = `${JSON.stringify(record)}\n`;
      if (size + line.length > limit) {
        dropped++;
        return;
      }
      size += line.length;
      appendLine(batches, record.time.slice(0, 10), line);
    },
    take: () => {
      const batch = batches.shift();
      size -= batch?.lines.length ?? 0;
      return batch;
    },
    putBack: (batch) => {
      size += batch.lines.length;
      batches.unshift(batch);
    },
    waiting: () => batches.reduce((sum, batch) => sum + batch.count, 0),
    dropped: () => dropped,
  };
}

function appendLine(batches: LineBatch[], date: string, line: string): void {
  const last = batches.at(-1);
  if (last?.date === date) {
    last.lines += line;
    last.count++;
  } else {
    batches.push({ date, lines: line, count: 1 });
  }
}
