import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../errors/configuration-error.ts';
import { locateLog } from './locate-log.ts';

/** The relation's columns. `features` and `prediction` are JSON: `features->>'$."lot_size"'` is a cell as text. */
const COLUMNS = {
  id: 'VARCHAR',
  time: 'TIMESTAMP',
  model: 'VARCHAR',
  version: 'VARCHAR',
  bundle: 'VARCHAR',
  features: 'JSON',
  prediction: 'JSON',
  milliseconds: 'DOUBLE',
  outcome: 'VARCHAR',
} as const;

export interface ScanOptions {
  /** What relative `file://` URLs count from. */
  directory: string;
  /** First and last day to read, `YYYY-MM-DD` in UTC, both included. Whole days: filter `time` for more. */
  from?: string;
  to?: string;
}

/**
 * SQL (a parenthesised subquery for DuckDB) of the whole records in a predictions log: `id`, `time`, `model`,
 * `version`, `bundle`, `features`, `prediction` (both JSON), `milliseconds`, `outcome`. A line cut short by a crash is
 * left out. An empty relation where nothing was logged.
 * @throws ConfigurationError for a URL that is not supported
 */
export function predictionsSource(url: string, options: ScanOptions): string {
  const files = listSegments(locateLog(url, options.directory), options);
  const names = Object.keys(COLUMNS).join(', ');
  if (files.length === 0) {
    const nulls = Object.entries(COLUMNS).map(([name, type]) => `NULL::${type} AS ${name}`);
    return `(SELECT ${nulls.join(', ')} WHERE false)`;
  }
  const types = Object.entries(COLUMNS).map(([name, type]) => `${name}: '${type}'`);
  const reader = `read_json([${files.map(quoteGlob).join(', ')}], format = 'newline_delimited', ignore_errors = true, columns = {${types.join(', ')}})`;
  return `(SELECT ${names} FROM ${reader} WHERE id IS NOT NULL AND outcome IS NOT NULL)`;
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
