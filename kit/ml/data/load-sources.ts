import type { Contract } from '../../format/contract/contract.ts';
import type { Logger } from '../../ground/log/logger.ts';
import type { Engine } from './engine.ts';
import { findFormat } from './formats/formats.ts';
import type { Measure } from './measure-file.ts';
import { PREDICTION_COLUMN, placeColumns } from './place-columns.ts';
import type { Malformed } from './rewrite-csv.ts';
import type { SourceFile } from './sources/source-scheme.ts';
import { quoteText } from './sql-text.ts';

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
    const { load, firstLine } = await findFormat(source.file, source.url);
    const { measure, malformed } = await load(request);
    await recordFile({ engine, number, name: source.url, firstLine });
    await recordMalformed(engine, number, malformed);
    loaded.push({ ...source, ...measure });
  }
  return loaded;
}

async function recordFile({
  engine,
  number,
  name,
  firstLine,
}: {
  engine: Engine;
  number: number;
  name: string;
  firstLine: number;
}): Promise<void> {
  await engine.execute(
    `INSERT INTO source_files SELECT ${number}, ${quoteText(name)}, ${firstLine} - coalesce(min(rowid), 0)
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
