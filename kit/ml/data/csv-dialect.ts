import { open } from 'node:fs/promises';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type CsvRecord, createCsvScanner, MAX_RECORD_BYTES } from './csv-scanner.ts';
import { refuseForeignFormat } from './foreign-format.ts';
import { splitRecord } from './split-record.ts';

/** How a CSV file is written, and its column names in order. */
export interface CsvDialect {
  delimiter: string;
  header: string[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Reads a CSV file's first record.
 * @throws ConfigurationError for an empty file, another format, and column names that are empty or occur twice
 */
export async function readDialect(file: string, name: string): Promise<CsvDialect> {
  const start = await readStart(file);
  refuseForeignFormat(start, name);
  const delimiter = findDelimiter(start);
  const record = firstRecord(start, delimiter);
  if (record === undefined)
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${name} is empty. A CSV file begins with a line of column names.`,
    );
  if (record.problem !== undefined) {
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${name}:1: the line of column names is not well-formed CSV in UTF-8. Correct its quotes or its encoding.`,
    );
  }
  const header = splitRecord(Buffer.from(record.bytes).toString(), delimiter).map((cell) => cell.trim());
  refuseAwkwardHeader(header, name);
  return { delimiter, header };
}

/** As much of a file's beginning as the longest record takes, without a byte order mark. */
export async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_RECORD_BYTES), 0, MAX_RECORD_BYTES, 0);
    const start = buffer.subarray(0, bytesRead);
    return hasByteOrderMark(start) ? start.subarray(3) : start;
  } finally {
    await handle.close();
  }
}

/** Whether bytes begin with UTF-8's byte order mark. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The delimiter that cuts the first record into the most cells; the comma where all cut alike. */
function findDelimiter(start: Uint8Array): string {
  let best = { delimiter: ',', fields: 1 };
  for (const delimiter of DELIMITERS) {
    const fields = firstRecord(start, delimiter)?.fields ?? 1;
    if (fields > best.fields) best = { delimiter, fields };
  }
  return best.delimiter;
}

function firstRecord(start: Uint8Array, delimiter: string): CsvRecord | undefined {
  let first: CsvRecord | undefined;
  const scanner = createCsvScanner(delimiter, (record) => {
    first ??= record;
  });
  for (let from = 0; from < start.length && first === undefined; from += 4096) {
    scanner.write(start.subarray(from, from + 4096));
  }
  if (first === undefined) scanner.end();
  return first;
}

function refuseAwkwardHeader(header: readonly string[], name: string): void {
  const empty = header.indexOf('');
  if (empty >= 0) {
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${name}:1: column ${empty + 1} has no name. Name every column in the first line.`,
    );
  }
  const twice = header.find((cell, index) => header.indexOf(cell) !== index);
  if (twice !== undefined) {
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${name}:1: the column name "${twice}" occurs twice. Rename or remove one of them.`,
    );
  }
}
