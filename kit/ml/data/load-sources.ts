import { open } from 'node:fs/promises';
import type { Contract } from '../../format/contract/contract.ts';
import type { Logger } from '../../ground/log/logger.ts';
import type { Engine } from './engine.ts';
import { loadCsv } from './load-csv.ts';
import { loadParquet } from './load-parquet.ts';
import type { Measure } from './measure-file.ts';
import { PREDICTION_COLUMN, placeColumns } from './place-columns.ts';
import type { Malformed } from './rewrite-csv.ts';
import { quoteText } from './sql-text.ts';

/** A file to read: `url` as the user wrote or the glob found it, `file` where its bytes lie. */
export interface SourceFile {
  url: string;
  file: string;
  etag?: string;
  /** Read beside the project's own data, and kept in the store. */
  added?: true;
}

export interface LoadedSource extends SourceFile, Measure {}

/**
 * Reads all files into two tables: `source_rows` (file, line where it is not told by the row's place, and `c<i>`: the
 * contract's columns as text, and `__prediction`) and `source_files` (file, name, and what is added to a rowid to give its line), and the
 * malformed records into `malformed` (file, line, rule, message).
 */
export async function loadSources({
  engine,
  contract,
  sources,
  log,
}: {
  engine: Engine;
  contract: Contract;
  sources: readonly SourceFile[];
  log: Logger;
}): Promise<LoadedSource[]> {
  const cells = contract.columns.map((_, index) => `c${index} VARCHAR`).join(', ');
  await engine.execute(`CREATE TABLE source_rows(file USMALLINT, line UBIGINT, ${cells}, __prediction VARCHAR);
    CREATE TABLE source_files(file USMALLINT, name VARCHAR, shift BIGINT);
    CREATE TABLE malformed(file USMALLINT, line UBIGINT, rule VARCHAR, message VARCHAR)`);
  const loaded: LoadedSource[] = [];
  for (const [number, source] of sources.entries()) {
    const place = (header: readonly string[]) => [
      ...placeColumns({ contract, header, name: source.url, log }),
      header.indexOf(PREDICTION_COLUMN),
    ];
    const request = { engine, file: source.file, name: source.url, place, number };
    const isParquet = await isParquetFile(source.file);
    const { measure, malformed } = isParquet
      ? { measure: await loadParquet(request), malformed: [] }
      : await loadCsv(request);
    await recordFile({ engine, number, name: source.url, linesBefore: isParquet ? 1 : 2 });
    await recordMalformed(engine, number, malformed);
    loaded.push({ ...source, ...measure });
  }
  return loaded;
}

/** Whether a file begins as Parquet does (format specification, "File format": the magic number PAR1). */
export async function isParquetFile(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  } finally {
    await handle.close();
  }
}

async function recordFile({
  engine,
  number,
  name,
  linesBefore,
}: {
  engine: Engine;
  number: number;
  name: string;
  linesBefore: number;
}): Promise<void> {
  await engine.execute(
    `INSERT INTO source_files SELECT ${number}, ${quoteText(name)}, ${linesBefore} - coalesce(min(rowid), 0)
     FROM source_rows WHERE file = ${number}`,
  );
}

async function recordMalformed(
  engine: Engine,
  number: number,
  malformed: readonly Malformed[],
): Promise<void> {
  if (malformed.length === 0) return;
  const shape = `'[{"line":"UBIGINT","rule":"VARCHAR","message":"VARCHAR"}]'`;
  await engine.query(
    `INSERT INTO malformed SELECT ${number}, m.line, m.rule, m.message FROM (SELECT unnest(from_json($1, ${shape})) AS m)`,
    [JSON.stringify(malformed)],
  );
}
