import { inTemporaryFolder } from '../../ground/files/temporaries.ts';
import { cutLongLines } from './cut-long-lines.ts';
import type { RecordEngine } from './opened-log.ts';

/** What a line may hold. `features` and `prediction` are JSON: `features->>'$."lot_size"'` is a cell as text. */
const FIELDS = {
  schema: 'INTEGER',
  id: 'VARCHAR',
  request: 'VARCHAR',
  time: 'TIMESTAMP',
  environment: 'VARCHAR',
  model: 'VARCHAR',
  version: 'VARCHAR',
  bundle: 'VARCHAR',
  features: 'JSON',
  prediction: 'JSON',
  milliseconds: 'DOUBLE',
  outcome: 'VARCHAR',
  rows: 'BIGINT',
  columns: 'VARCHAR[]',
} as const;

/** Lines of schema 1 name no schema, environment or columns, and stand for one row; its `id` is what labels name. */
const DEFAULTS: Partial<Record<keyof typeof FIELDS, string>> = {
  schema: 'coalesce(schema, 1)',
  request: 'coalesce(request, id)',
  rows: 'coalesce("rows", 1)',
  columns: 'coalesce("columns", [])',
};

/** The table of a log's records while it is read. */
export const LOG_TABLE = 'log_records';

/** Lets `work` read the lines of some files as the records of `LOG_TABLE`, of record schemas 1 and 2. */
export async function withRecords<T>(
  engine: RecordEngine,
  files: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return inTemporaryFolder('slipway-log-', async (folder) => {
    await viewRecords(engine, await cutLongLines(files, folder));
    return work();
  });
}

/** None where there are no files. */
async function viewRecords(engine: RecordEngine, files: readonly string[]): Promise<void> {
  const fields = Object.keys(FIELDS).map((name) => selectField(name));
  const readable = `(id IS NOT NULL AND time IS NOT NULL AND outcome IS NOT NULL) AS readable`;
  await engine.execute(
    `CREATE OR REPLACE VIEW ${LOG_TABLE} AS SELECT ${fields.join(', ')}, ${readable} FROM ${readSegments(files)}`,
  );
}

function selectField(name: string): string {
  const fallback = Object.entries(DEFAULTS).find(([field]) => field === name)?.[1];
  return fallback === undefined ? quoteName(name) : `${fallback} AS ${quoteName(name)}`;
}

function readSegments(files: readonly string[]): string {
  if (files.length === 0) {
    const nulls = Object.entries(FIELDS).map(([name, type]) => `NULL::${type} AS ${quoteName(name)}`);
    return `(SELECT ${nulls.join(', ')} WHERE false)`;
  }
  const types = Object.entries(FIELDS).map(([name, type]) => `${name}: '${type}'`);
  return `read_json([${files.map(quoteGlob).join(', ')}], format = 'newline_delimited', ignore_errors = true, columns = {${types.join(', ')}})`;
}

/** Of our own fields, some of which are words of SQL. */
function quoteName(name: string): string {
  return `"${name}"`;
}

/** An SQL text of a path whose glob characters stand for themselves. */
function quoteGlob(file: string): string {
  return `'${file.replace(/[[*?]/g, '[$&]').replaceAll("'", "''")}'`;
}
