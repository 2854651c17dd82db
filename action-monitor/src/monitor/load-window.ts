import type { Column } from '../../../kit/format/contract/contract.ts';
import { featureColumns } from '../../../kit/format/contract/contract.ts';
import type { WindowRows } from '../../../kit/format/manifest/monitor.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { quoteText } from '../../../kit/ml/data/sql-text.ts';
import type { OpenedLog } from '../../../kit/ml/predictions/opened-log.ts';
import { LOG_TABLE } from '../../../kit/ml/predictions/records-view.ts';
import { countRows } from './count-rows.ts';
import type { Reference } from './open-reference.ts';
import type { TimeWindow } from './parse-period.ts';
import { LINES_TABLE, WINDOW_TABLE } from './tables.ts';

const DAY_MS = 86_400_000;

/** Which rows are judged. */
export interface WindowQuestion {
  engine: Engine;
  predictions: Pick<OpenedLog, 'read'>;
  model: string;
  environment: string;
  reference: Reference;
  window: TimeWindow;
}

/**
 * Reads the window's rows from the predictions log into a table, once: answered rows of this model, environment and
 * bundle, each record once. What is left out is counted by its cause.
 * @throws ConfigurationError for a log that is not there
 */
export async function loadWindow(question: WindowQuestion): Promise<WindowRows> {
  const { engine, predictions, reference, window } = question;
  // A segment's day is the service's; a day more on both sides costs little and forgives a clock.
  const days = {
    engine,
    from: formatDay(window.from.getTime() - DAY_MS),
    to: formatDay(window.to.getTime() + DAY_MS),
  };
  await predictions.read(days, () =>
    engine.execute(`CREATE OR REPLACE TABLE ${LINES_TABLE} AS
     SELECT id, request, time, features, prediction, "rows", "columns", environment IS NOT NULL AS named,
       ${markCopies(findCause(question))} AS cause FROM ${LOG_TABLE}`),
  );
  await engine.execute(
    `CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS
     SELECT id, request, time, features, prediction, named, ${typeCells(featureColumns(reference.bundle.contract))} AS cells
     FROM ${LINES_TABLE} WHERE cause = 'judged'
     QUALIFY row_number() OVER (PARTITION BY id ORDER BY time DESC) = 1`,
  );
  return countRows(engine);
}

/** Why a line is left out, the first cause that holds. Records of schema 1 name no environment: they may be of any. */
function findCause({ model, environment, reference, window }: WindowQuestion): string {
  return `CASE WHEN NOT readable THEN 'unreadable'
    WHEN time < ${quoteInstant(window.from)} OR time >= ${quoteInstant(window.to)} THEN 'outsideWindow'
    WHEN model IS DISTINCT FROM ${quoteText(model)} THEN 'otherModel'
    WHEN NOT (coalesce(environment = ${quoteText(environment)}, false) OR (environment IS NULL AND schema = 1)) THEN 'otherEnvironment'
    WHEN bundle IS DISTINCT FROM ${quoteText(reference.bundle.digest)} THEN 'otherVersion'
    WHEN outcome IN ('invalid', 'error', 'unchecked') THEN outcome
    WHEN outcome = 'ok' THEN 'judged' ELSE 'unreadable' END`;
}

/** The service gives no id twice: a record of schema 2 that is there again lies in a copied segment. */
function markCopies(cause: string): string {
  const again = 'schema > 1 AND row_number() OVER (PARTITION BY id ORDER BY time DESC) > 1';
  return `CASE WHEN ${again} AND (${cause}) IN ('judged', 'invalid', 'error', 'unchecked') THEN 'copied' ELSE (${cause}) END`;
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
