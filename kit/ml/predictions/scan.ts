import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../ground/errors/configuration-error.ts';
import { locateLog } from './locate-log.ts';

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

export interface ScanOptions {
  /** What relative `file://` URLs count from. */
  directory: string;
  /** First and last day to read, `YYYY-MM-DD` in UTC, both included. Whole days: filter `time` for more. */
  from?: string;
  to?: string;
}

/**
 * SQL (a parenthesised subquery for DuckDB) of the lines in a predictions log, of record schemas 1 and 2: the fields of a
 * record by their names, `request` (what labels call the row) never missing, `rows` 1 for an answered row, and `readable`,
 * false for a line that is no record, as one that a crash cut short. An empty relation where nothing was logged.
 * @throws ConfigurationError for a URL that is not supported
 */
export function predictionsSource(url: string, options: ScanOptions): string {
  const files = listSegments(locateLog(url, options.directory), options);
  const fields = Object.keys(FIELDS).map((name) => selectField(name));
  const readable = `(id IS NOT NULL AND time IS NOT NULL AND outcome IS NOT NULL) AS readable`;
  return `(SELECT ${fields.join(', ')}, ${readable} FROM ${readSegments(files)})`;
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

/** The log's segment files in path order. */
function listSegments(folder: string, { from = '', to = '~' }: ScanOptions): string[] {
  return listNames(folder)
    .filter((name) => isDayBetween(name, from, to))
    .flatMap((day) => listNames(join(folder, day)).map((service) => join(folder, day, service)))
    .flatMap((path) => listNames(path).map((name) => join(path, name)))
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
}

function isDayBetween(name: string, from: string, to: string): boolean {
  const day = /^date=(\d{4}-\d\d-\d\d)$/.exec(name)?.[1];
  return day !== undefined && day >= from && day <= to;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}

/** An SQL text of a path whose glob characters stand for themselves. */
function quoteGlob(file: string): string {
  return `'${file.replace(/[[*?]/g, '[$&]').replaceAll("'", "''")}'`;
}
