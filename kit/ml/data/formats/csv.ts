import { join } from 'node:path';
import { inTemporaryFolder } from '../../../ground/files/temporaries.ts';
import { type CsvDialect, readDialect } from '../csv-dialect.ts';
import { MAX_RECORD_BYTES } from '../csv-scanner.ts';
import type { Engine } from '../engine.ts';
import { measureFile } from '../measure-file.ts';
import { type Malformed, rewriteCsv } from '../rewrite-csv.ts';
import { quotePath, quoteText } from '../sql-text.ts';
import type { FileFormat, LoadedFile, LoadRequest } from './file-format.ts';

/** Comma- and otherwise separated text. Whatever nobody else takes is read as it. */
export const CSV: FileFormat = {
  name: 'CSV',
  recognises: () => true,
  firstLine: 2,
  load: loadCsv,
};

/**
 * Reads a CSV file into `source_rows` as text. A file with nothing unusual is read by the engine alone: every line is a
 * row, so rows and lines count alike. Any other is first cut into records here, which finds the line of each and the
 * malformed ones.
 */
async function loadCsv(request: LoadRequest): Promise<LoadedFile> {
  const { engine, file, name, number } = request;
  const dialect = await readDialect(file, name);
  const places = request.place(dialect.header);
  const [measure, rows] = await Promise.all([
    measureFile(file),
    dialect.header.length === 1 ? undefined : tryDirectly({ engine, file, dialect, places, number }),
  ]);
  if (rows !== undefined && rows + 1 === measure.lines) return { measure, malformed: [] };
  if (rows !== undefined) await engine.execute(`DELETE FROM source_rows WHERE file = ${number}`);
  const malformed = await loadExactly({ engine, file, name, dialect, places, number });
  return { measure, malformed };
}

interface Load {
  engine: Engine;
  file: string;
  dialect: CsvDialect;
  places: readonly number[];
  number: number;
}

/** How many rows the engine read, or undefined where it met something it does not take. */
async function tryDirectly({ engine, file, dialect, places, number }: Load): Promise<number | undefined> {
  const scan = scanCsv({ file, dialect, first: [], options: 'header = true' });
  try {
    await engine.execute(`INSERT INTO source_rows SELECT ${number}, NULL, ${cells(places)} FROM ${scan}`);
  } catch {
    // Whatever it was: the exact way finds the row and says what is wrong with it.
    return undefined;
  }
  const [row] = await engine.query(`SELECT count(*) AS n FROM source_rows WHERE file = ${number}`);
  return Number(row?.['n']);
}

async function loadExactly({
  engine,
  file,
  name,
  dialect,
  places,
  number,
}: Load & { name: string }): Promise<Malformed[]> {
  return inTemporaryFolder('slipway-csv-', async (folder) => {
    const target = join(folder, 'rows.csv');
    const { delimiter, header } = dialect;
    const malformed = await rewriteCsv({ file, name, target, delimiter, fields: header.length });
    const scan = scanCsv({
      file: target,
      dialect,
      first: ['line'],
      options: String.raw`header = false, new_line = '\n'`,
    });
    await engine.execute(
      `INSERT INTO source_rows SELECT ${number}, CAST(line AS UBIGINT), ${cells(places)} FROM ${scan}`,
    );
    return malformed;
  });
}

function cells(places: readonly number[]): string {
  return places.map((place) => (place < 0 ? 'NULL' : `f${place}`)).join(', ');
}

function scanCsv({
  file,
  dialect,
  first,
  options,
}: {
  file: string;
  dialect: CsvDialect;
  first: readonly string[];
  options: string;
}): string {
  const names = [...first, ...dialect.header.map((_, index) => `f${index}`)];
  const columns = names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${quotePath(file)}, auto_detect = false, ${options}, delim = ${quoteText(dialect.delimiter)},
    quote = '"', escape = '"', strict_mode = true, null_padding = false, compression = 'none',
    max_line_size = ${2 * MAX_RECORD_BYTES}, columns = {${columns}})`;
}
