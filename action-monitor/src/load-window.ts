import { existsSync } from 'node:fs';
import type { Column } from '../../kit/contract/contract.ts';
import { featureColumns } from '../../kit/contract/contract.ts';
import type { Engine } from '../../kit/data/engine.ts';
import { quoteText } from '../../kit/data/sql-text.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { locateLog } from '../../kit/predictions/locate-log.ts';
import { predictionsSource } from '../../kit/predictions/scan.ts';
import type { Reference } from './open-reference.ts';
import type { TimeWindow } from './parse-period.ts';

/** The table of the window's rows: `id`, `request` (what labels call it), `time`, `features` (JSON), `prediction` (JSON), `cells` (typed features). */
export const WINDOW_TABLE = 'current_window';

const DAY_MS = 86_400_000;

/**
 * Reads the window's rows from the predictions log into a table, once: answered rows of this model and bundle, each id
 * once (the latest answer).
 * @returns the number of rows
 * @throws ConfigurationError for a log folder that is not there: a mistyped one shall not pass as a quiet week
 */
export async function loadWindow({
  engine,
  log,
  directory,
  model,
  reference,
  window,
}: {
  engine: Engine;
  log: string;
  directory: string;
  model: string;
  reference: Reference;
  window: TimeWindow;
}): Promise<number> {
  refuseMissingFolder(locateLog(log, directory));
  // A segment's day is the service's; a day more on both sides costs little and forgives a clock.
  const source = predictionsSource(log, {
    directory,
    from: formatDay(window.from.getTime() - DAY_MS),
    to: formatDay(window.to.getTime() + DAY_MS),
  });
  const conditions = [
    `outcome = 'ok'`,
    `model = ${quoteText(model)}`,
    `bundle = ${quoteText(reference.bundle.digest)}`,
    `time >= ${quoteInstant(window.from)}`,
    `time < ${quoteInstant(window.to)}`,
  ];
  await engine.execute(
    `CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS
     SELECT id, request, time, features, prediction, ${typeCells(featureColumns(reference.bundle.contract))} AS cells
     FROM ${source} WHERE ${conditions.join(' AND ')}
     QUALIFY row_number() OVER (PARTITION BY id ORDER BY time DESC) = 1`,
  );
  const [row] = await engine.query(`SELECT count(*) AS rows FROM ${WINDOW_TABLE}`);
  return Number(row?.['rows'] ?? 0);
}

function refuseMissingFolder(folder: string): void {
  if (existsSync(folder)) return;
  throw new ConfigurationError(
    `The predictions log's folder ${folder} does not exist. Correct "log" (in pipeline.yaml "serve.log"), and check that the service writes there.`,
  );
}

/** One feature of `cells` as SQL. */
export function cellOf(column: string): string {
  return `struct_extract(cells, ${quoteText(column)})`;
}

/** The features' JSON as a struct: each row's text is parsed once, whatever the number of columns. */
function typeCells(columns: readonly Column[]): string {
  const types = columns.map(({ name, type }) => [name, isNumeric(type) ? 'DOUBLE' : 'VARCHAR']);
  return `json_transform(features, ${quoteText(JSON.stringify(Object.fromEntries(types)))})`;
}

function isNumeric(type: Column['type']): boolean {
  return type === 'number' || type === 'integer';
}

function quoteInstant(instant: Date): string {
  return `TIMESTAMP ${quoteText(instant.toISOString().replace('T', ' ').replace('Z', ''))}`;
}

function formatDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
