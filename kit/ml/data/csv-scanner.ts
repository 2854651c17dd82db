import { isUtf8 } from 'node:buffer';

/** A record longer than this is rejected: it is far more often a lost quote than data. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/** One record of a CSV file. `line` counts from 1 and is where the record begins. */
export interface CsvRecord {
  line: number;
  fields: number;
  /** Without the line end; empty when `problem` says that it is too long. */
  bytes: Uint8Array;
  problem?: 'quote' | 'unclosed' | 'encoding' | 'too-long';
}

export interface CsvScanner {
  write(chunk: Uint8Array): void;
  /** Ends the last record. */
  end(): void;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Where the scanner stands: before a cell's first character, in a plain cell, in quotes, after a quote in quotes. */
type State = 'start' | 'plain' | 'quoted' | 'closed';

/**
 * Finds the records of a CSV file (RFC 4180; quotes count at the start of a cell alone, spaces around them are let by)
 * with the lines they begin at. Blank lines are no records. Lines end with LF, CRLF or CR.
 */
export function createCsvScanner(delimiter: string, onRecord: (record: CsvRecord) => void): CsvScanner {
  const comma = delimiter.charCodeAt(0);
  let state: State = 'start';
  let line = 1;
  let begun = 1;
  let fields = 1;
  let length = 0;
  let misquoted = false;
  let afterReturn = false;
  let pieces: Uint8Array[] = [];

  const keep = (chunk: Uint8Array, from: number, to: number) => {
    length += to - from;
    if (length <= MAX_RECORD_BYTES && to > from) pieces.push(chunk.slice(from, to));
  };
  const finish = (problem?: CsvRecord['problem']) => {
    if (length > 0) onRecord(toRecord({ pieces, length, line: begun, fields, problem }));
    state = 'start';
    fields = 1;
    length = 0;
    misquoted = false;
    pieces = [];
    begun = line;
  };
  /** The state after a byte that ends no record. */
  const advance = (byte: number): State => {
    if (state === 'quoted') return byte === QUOTE ? 'closed' : 'quoted';
    if (byte === comma) {
      fields++;
      return 'start';
    }
    if (state === 'start' && byte === SPACE) return 'start';
    if (state === 'start') return byte === QUOTE ? 'quoted' : 'plain';
    if (state !== 'closed' || byte === SPACE) return state;
    if (byte === QUOTE) return 'quoted';
    misquoted = true;
    return 'plain';
  };

  return {
    write(chunk) {
      let from = 0;
      for (let index = 0; index < chunk.length; index++) {
        const byte = chunk[index] ?? 0;
        const isLineFeed = byte === LINE_FEED;
        if (isLineFeed && afterReturn && index === from && length === 0) {
          afterReturn = false;
          from = index + 1;
          continue;
        }
        afterReturn = false;
        if (state === 'quoted' || (!isLineFeed && byte !== CARRIAGE_RETURN)) {
          if (isLineFeed) line++;
          state = advance(byte);
          continue;
        }
        keep(chunk, from, index);
        from = index + 1;
        line++;
        afterReturn = byte === CARRIAGE_RETURN;
        finish(misquoted ? 'quote' : undefined);
      }
      keep(chunk, from, chunk.length);
    },
    end() {
      finish(state === 'quoted' ? 'unclosed' : misquoted ? 'quote' : undefined);
    },
  };
}

interface Found {
  pieces: readonly Uint8Array[];
  length: number;
  line: number;
  fields: number;
  problem: CsvRecord['problem'];
}

function toRecord({ pieces, length, line, fields, problem }: Found): CsvRecord {
  if (problem === 'unclosed') return { line, fields, bytes: new Uint8Array(), problem };
  if (length > MAX_RECORD_BYTES) return { line, fields, bytes: new Uint8Array(), problem: 'too-long' };
  const [first] = pieces;
  const bytes = pieces.length === 1 && first ? first : Buffer.concat(pieces);
  const found = problem ?? (isUtf8(bytes) ? undefined : 'encoding');
  return found === undefined ? { line, fields, bytes } : { line, fields, bytes, problem: found };
}
