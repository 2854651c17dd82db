import { open } from 'node:fs/promises';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { hasByteOrderMark } from './csv-dialect.ts';
import { type CsvRecord, createCsvScanner, MAX_RECORD_BYTES } from './csv-scanner.ts';
import { readChunks } from './measure-file.ts';

/** A record that is no row of the table, and why. */
export interface Malformed {
  line: number;
  rule: string;
  message: string;
}

/**
 * Writes the well-formed records of a CSV file to `target`, each on its own and with the line it began at as its first
 * cell, without the header.
 * @returns the records that are not well-formed
 * @throws ConfigurationError for a quote that is never closed, which hides where later rows begin
 */
export async function rewriteCsv({
  file,
  name,
  target,
  delimiter,
  fields,
}: {
  file: string;
  name: string;
  target: string;
  delimiter: string;
  fields: number;
}): Promise<Malformed[]> {
  const malformed: Malformed[] = [];
  let pending: Uint8Array[] = [];
  let isHeader = true;
  const scanner = createCsvScanner(delimiter, (record) => {
    if (record.problem === 'unclosed') throw unclosedQuote(name, record);
    const message = isHeader ? undefined : explain(record, fields);
    if (message) malformed.push({ line: record.line, ...message });
    else if (!isHeader) pending.push(Buffer.from(`${record.line}${delimiter}`), record.bytes, LINE_END);
    isHeader = false;
  });
  const output = await open(target, 'w');
  const flush = async () => {
    await output.appendFile(Buffer.concat(pending));
    pending = [];
  };
  try {
    for await (const chunk of readWithoutMark(file)) {
      scanner.write(chunk);
      await flush();
    }
    scanner.end();
    await flush();
  } finally {
    await output.close();
  }
  return malformed;
}

const LINE_END = Buffer.from('\n');

async function* readWithoutMark(file: string): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of readChunks(file)) {
    yield isFirst && hasByteOrderMark(chunk) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

function explain({ problem, fields: found }: CsvRecord, fields: number): Omit<Malformed, 'line'> | undefined {
  if (problem === 'encoding') return { rule: 'encoding', message: 'is not valid UTF-8' };
  if (problem === 'too-long')
    return { rule: 'size', message: `is longer than ${MAX_RECORD_BYTES / 1024} KiB` };
  if (problem !== undefined) return { rule: 'quotes', message: 'has text after a closing quote' };
  if (found === fields) return undefined;
  return { rule: 'cells', message: `has ${formatCount(found, 'cell')}, and the header has ${fields}` };
}

function unclosedQuote(name: string, { line }: CsvRecord): ConfigurationError {
  return new ConfigurationError(
    'SLW_SOURCE_MALFORMED',
    `${name}:${line}: a quote in this row is never closed. Close it, or double it where it is part of the text.`,
  );
}
