import type { Column } from '../../kit/contract/column.ts';
import { type Contract, targetColumn } from '../../kit/contract/contract.ts';
import { interpretCell, isHeld } from '../../kit/contract/interpret-cell.ts';
import type { Engine } from '../../kit/data/engine.ts';
import { quoteIdentifier } from '../../kit/data/sql-text.ts';
import type { Logger } from '../../kit/log/logger.ts';
import { type Prediction, PredictionSchema } from '../../kit/manifest/evaluation.ts';
import { checkManifest } from '../../kit/manifest/parse-manifest.ts';
import type { Cell } from '../../kit/manifest/row.ts';
import { formatCount } from '../../kit/report/number-text.ts';
import { ID_COLUMN, LABELS_TABLE } from './load-labels.ts';
import { WINDOW_TABLE } from './load-window.ts';

/** What came true and what was predicted, row by row. */
export interface Labelled {
  truth: Cell[];
  predictions: Prediction[];
}

/** The window's predictions that have a label. Labels that are none, and labels of no prediction at all, are told of. */
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
  const rows = await engine.query(
    `SELECT w.request AS id, CAST(w.prediction AS VARCHAR) AS prediction, l.${quoteIdentifier(target.name)} AS label
     FROM ${WINDOW_TABLE} w JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier(ID_COLUMN)}
     WHERE w.prediction IS NOT NULL ORDER BY w.time, w.id`,
  );
  if (rows.length === 0) await tellOfStrangers({ engine, file, log });
  const labelled: Labelled = { truth: [], predictions: [] };
  const unreadable: Record<string, unknown>[] = [];
  for (const row of rows) {
    const label = interpretCell(typeof row['label'] === 'string' ? row['label'] : null, target);
    if (!isLabel(label, target)) {
      unreadable.push(row);
      continue;
    }
    labelled.truth.push(label);
    labelled.predictions.push(readPrediction(String(row['prediction'])));
  }
  if (unreadable[0])
    log.warning(explainUnreadable({ file, target, count: unreadable.length, first: unreadable[0] }));
  return labelled;
}

function isLabel(label: Cell, target: Column): boolean {
  const { type, enum: values } = target;
  if (label === null) return false;
  if (type === 'boolean') return typeof label === 'boolean';
  if (type !== 'string' && !(typeof label === 'number' && isHeld(label, target))) return false;
  return values === undefined || values.some((value) => value === label);
}

async function tellOfStrangers({
  engine,
  file,
  log,
}: {
  engine: Engine;
  file: string;
  log: Logger;
}): Promise<void> {
  const [answer] = await engine.query(`SELECT count(*)::INTEGER AS labels FROM ${LABELS_TABLE}`);
  const labels = Number(answer?.['labels'] ?? 0);
  if (labels === 0) return;
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

function readPrediction(text: string): Prediction {
  return checkManifest(PredictionSchema, JSON.parse(text), 'A prediction in the predictions log');
}
