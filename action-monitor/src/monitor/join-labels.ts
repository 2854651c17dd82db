import { Compile } from 'typebox/schema';
import type { Column } from '../../../kit/format/contract/column.ts';
import { type Contract, targetColumn } from '../../../kit/format/contract/contract.ts';
import { interpretCell, isHeld } from '../../../kit/format/contract/interpret-cell.ts';
import { type Prediction, PredictionSchema } from '../../../kit/format/manifest/evaluation.ts';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { quoteIdentifier } from '../../../kit/ml/data/sql-text.ts';
import { ID_COLUMN, LABELS_TABLE } from './load-labels.ts';
import { WINDOW_TABLE } from './tables.ts';

/** The table of the window's rows that one label is of, and of which it is the only one. */
export const NAMED_TABLE = 'named_rows';

/** What came true and what was predicted, row by row, and labels that are not used. */
export interface Labelled {
  /** Ids of the predictions, as the log has them. */
  ids: string[];
  truth: Cell[];
  predictions: Prediction[];
  unmatched: number;
  ambiguous: number;
  unusable: number;
}

/**
 * The window's predictions that have a label. An id that several rows share names one only where they were asked the same,
 * and then the latest. Labels that are none, and labels of no prediction at all, are told of.
 */
export async function joinLabels({
  engine,
  contract,
  file,
  log,
}: {
  engine: Engine;
  contract: Contract;
  /** Where the labels came from. */
  file: string;
  log: Logger;
}): Promise<Labelled> {
  const target = targetColumn(contract);
  const counts = await nameRows(engine);
  const rows = await engine.query(
    `SELECT w.id AS prediction_id, w.request AS id, CAST(w.prediction AS VARCHAR) AS prediction, l.${quoteIdentifier(target.name)} AS label
     FROM ${NAMED_TABLE} w JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier(ID_COLUMN)}
     ORDER BY w.time, w.id`,
  );
  if (counts.labels > 0 && counts.labels === counts.unmatched)
    tellOfStrangers({ labels: counts.labels, file, log });
  const labelled: Labelled = { ids: [], truth: [], predictions: [], unusable: 0, ...counts };
  const unreadable: Record<string, unknown>[] = [];
  const readPrediction = makePredictionReader();
  for (const row of rows) {
    const label = interpretCell(typeof row['label'] === 'string' ? row['label'] : null, target);
    if (!isLabel(label, target)) {
      unreadable.push(row);
      continue;
    }
    labelled.ids.push(String(row['prediction_id']));
    labelled.truth.push(label);
    labelled.predictions.push(readPrediction(String(row['prediction'])));
  }
  labelled.unusable = unreadable.length;
  if (unreadable[0])
    log.warning(explainUnreadable({ file, target, count: unreadable.length, first: unreadable[0] }));
  return labelled;
}

/** Finds the one row that each label names. */
async function nameRows(engine: Engine): Promise<{ labels: number; unmatched: number; ambiguous: number }> {
  const ids = `SELECT ${quoteIdentifier(ID_COLUMN)} AS request FROM ${LABELS_TABLE}`;
  await engine.execute(
    `CREATE OR REPLACE TABLE ${NAMED_TABLE} AS SELECT * FROM ${WINDOW_TABLE}
     WHERE request IN (${ids}) AND prediction IS NOT NULL
     QUALIFY count(DISTINCT CAST(features AS VARCHAR)) OVER (PARTITION BY request) = 1
       AND row_number() OVER (PARTITION BY request ORDER BY time DESC, id) = 1`,
  );
  const [row = {}] = await engine.query(
    `SELECT count(*)::INTEGER AS labels,
       count_if(request NOT IN (SELECT request FROM ${WINDOW_TABLE}))::INTEGER AS unmatched,
       count_if(request IN (SELECT request FROM ${NAMED_TABLE}))::INTEGER AS named FROM (${ids})`,
  );
  const labels = Number(row['labels'] ?? 0);
  const unmatched = Number(row['unmatched'] ?? 0);
  return { labels, unmatched, ambiguous: labels - unmatched - Number(row['named'] ?? 0) };
}

function isLabel(label: Cell, target: Column): boolean {
  const { type, enum: values } = target;
  if (label === null) return false;
  if (type === 'boolean') return typeof label === 'boolean';
  if (type !== 'string' && !(typeof label === 'number' && isHeld(label, target))) return false;
  return values === undefined || values.some((value) => value === label);
}

function tellOfStrangers({ labels, file, log }: { labels: number; file: string; log: Logger }): void {
  log.warning(
    `None of the ${formatCount(labels, 'id')} in ${file} is that of a prediction in this window. "${ID_COLUMN}" must be the id that the service answered with, or that the request gave.`,
  );
}

function explainUnreadable({
  file,
  target,
  count,
  first,
}: {
  file: string;
  target: Column;
  count: number;
  first: Record<string, unknown>;
}): string {
  const kind = target.enum ? `one of ${target.enum.join(', ')}` : `a ${target.type}`;
  const shown = target.sensitive || first['label'] === null ? '' : ` (${JSON.stringify(first['label'])})`;
  return `${formatCount(count, 'label')} in ${file} ${count === 1 ? 'is' : 'are'} empty or not ${kind}, the first that of "${String(first['id'])}"${shown}. Correct the column "${target.name}"; until then these rows are left out.`;
}

/** Read once a label, so the schema is compiled first: below 0.5 instead of 9 µs each. */
function makePredictionReader(): (text: string) => Prediction {
  const compiled = Compile(PredictionSchema);
  return (text) => {
    const value: unknown = JSON.parse(text);
    return compiled.Check(value)
      ? value
      : checkManifest(PredictionSchema, value, 'A prediction in the predictions log');
  };
}
