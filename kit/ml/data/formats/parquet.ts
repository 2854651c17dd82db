import { ConfigurationError, describeError } from '../../../ground/errors/configuration-error.ts';
import type { Engine } from '../engine.ts';
import { measureFile } from '../measure-file.ts';
import { quoteIdentifier, quotePath } from '../sql-text.ts';
import type { FileFormat, LoadedFile, LoadRequest } from './file-format.ts';

/** Types whose cells are no text, number, truth value or instant. */
const NESTED = /^(STRUCT|MAP|UNION|BLOB|BIT)\b|\[\d*\]$/;

/** Told by how it begins (format specification, "File format": the magic number PAR1). */
export const PARQUET: FileFormat = {
  name: 'Parquet',
  recognises: ({ head }) => head.subarray(0, 4).toString('latin1') === 'PAR1',
  firstLine: 1,
  load: loadParquet,
};

/**
 * Reads a Parquet file into `source_rows`, cells as CSV would hold them, so that format changes nothing: numbers as
 * their shortest decimal text, days and instants (UTC) as RFC 3339 writes them.
 */
async function loadParquet({ engine, file, name, place, number }: LoadRequest): Promise<LoadedFile> {
  const header = await describeColumns(engine, file, name);
  const names = header.map((column) => column.name);
  const cells = place(names).map((index) => {
    const column = header[index];
    return column === undefined ? 'NULL' : asText(column, name);
  });
  const [measure] = await Promise.all([
    measureFile(file),
    engine.execute(
      `INSERT INTO source_rows SELECT ${number}, NULL, ${cells.join(', ')} FROM read_parquet(${quotePath(file)})`,
    ),
  ]);
  return { measure, malformed: [] };
}

interface ParquetColumn {
  name: string;
  type: string;
}

async function describeColumns(engine: Engine, file: string, name: string): Promise<ParquetColumn[]> {
  try {
    const rows = await engine.query(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quotePath(file)}))`,
    );
    return rows.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
  } catch (error) {
    const [reason] = describeError(error).split('\n');
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${name} cannot be read as Parquet: ${reason}. Write the file anew.`,
    );
  }
}

function asText({ name: column, type }: ParquetColumn, file: string): string {
  const cell = quoteIdentifier(column);
  if (NESTED.test(type)) {
    throw new ConfigurationError(
      'SLW_SOURCE_UNSUPPORTED',
      `${file}: the column "${column}" has the nested type ${type}, and a contract's columns are plain. Flatten it first.`,
    );
  }
  if (!type.startsWith('TIMESTAMP')) return `CAST(${cell} AS VARCHAR)`;
  const text = `strftime(CAST(${cell} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%f')`;
  return `regexp_replace(${text}, '\\.?0+$', '') || 'Z'`;
}
