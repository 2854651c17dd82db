import { type Contract, targetColumn } from '../../kit/contract/contract.ts';
import { interpretCell } from '../../kit/contract/interpret-cell.ts';
import type { Engine } from '../../kit/data/engine.ts';
import { quoteIdentifier } from '../../kit/data/sql-text.ts';
import { estimateMetrics } from '../../kit/evaluate/estimate.ts';
import { metricDirection } from '../../kit/evaluate/metrics.ts';
import type { Logger } from '../../kit/log/logger.ts';
import {
  type Estimate,
  type Evaluation,
  type Prediction,
  PredictionSchema,
} from '../../kit/manifest/evaluation.ts';
import type { DriftVerdict, Monitor } from '../../kit/manifest/monitor.ts';
import { checkManifest } from '../../kit/manifest/parse-manifest.ts';
import type { Cell } from '../../kit/manifest/row.ts';
import { ID_COLUMN, LABELS_TABLE } from './load-labels.ts';
import { WINDOW_TABLE } from './load-window.ts';

/** With fewer labelled rows nothing is concluded from their metrics. */
export const FEWEST_LABELLED_ROWS = 30;

export type Performance = NonNullable<Monitor['performance']>;

interface Labelled {
  truth: Cell[];
  predictions: Prediction[];
}

/** The window's metrics on its labelled rows against those of the bundle's test split; null without any such row. */
export async function measurePerformance({
  engine,
  contract,
  evaluation,
  log,
}: {
  engine: Engine;
  contract: Contract;
  evaluation: Evaluation;
  log: Logger;
}): Promise<Performance | null> {
  const { truth, predictions } = await joinLabels({ engine, contract, log });
  if (truth.length === 0) return null;
  const { task, interval, primary } = evaluation;
  const metrics = estimateMetrics({ task, truth, predictions, seed: interval.seed });
  const reference = evaluation.splits.test.metrics;
  return {
    rows: truth.length,
    metrics,
    reference,
    verdict: judgePerformance({
      rows: truth.length,
      metric: primary,
      current: metrics[primary],
      reference: reference[primary],
    }),
  };
}

/**
 * Judges the primary metric. `drift`: the interval lies wholly on the worse side of the test split's; `suspect`: the
 * value does, the intervals overlap; else `ok`; with few rows, or where either value is missing, `unknown`. Two 95 % intervals that do not touch are strong
 * evidence: far fewer than 5 in 100 equal models would show them (Schenker and Gentleman, The American Statistician 55,
 * 2001, p. 182).
 */
export function judgePerformance({
  rows,
  metric,
  current,
  reference,
}: {
  rows: number;
  metric: string;
  current: Estimate | undefined;
  reference: Estimate | undefined;
}): DriftVerdict {
  if (rows < FEWEST_LABELLED_ROWS || !current || !reference) return 'unknown';
  const lowerIsBetter = metricDirection(metric) === 'lower';
  const worst = (lowerIsBetter ? reference.high : reference.low) ?? reference.value;
  const best = (lowerIsBetter ? current.low : current.high) ?? current.value;
  const isWorse = (value: number) => (lowerIsBetter ? value > worst : value < worst);
  if (isWorse(best)) return 'drift';
  return isWorse(current.value) ? 'suspect' : 'ok';
}

async function joinLabels({
  engine,
  contract,
  log,
}: {
  engine: Engine;
  contract: Contract;
  log: Logger;
}): Promise<Labelled> {
  const target = targetColumn(contract);
  const rows = await engine.query(
    `SELECT CAST(w.prediction AS VARCHAR) AS prediction, l.${quoteIdentifier(target.name)} AS label
     FROM ${WINDOW_TABLE} w JOIN ${LABELS_TABLE} l ON w.id = l.${quoteIdentifier(ID_COLUMN)}
     WHERE w.prediction IS NOT NULL ORDER BY w.time, w.id`,
  );
  const labelled: Labelled = { truth: [], predictions: [] };
  let unreadable = 0;
  for (const row of rows) {
    const label = interpretCell(typeof row['label'] === 'string' ? row['label'] : null, target);
    if (label === null || (isNumeric(target.type) && typeof label !== 'number')) {
      unreadable++;
      continue;
    }
    labelled.truth.push(label);
    labelled.predictions.push(readPrediction(String(row['prediction'])));
  }
  if (unreadable > 0)
    log.warning(`${unreadable} labels are empty or no ${target.type}; their rows are left out.`);
  return labelled;
}

function isNumeric(type: string): boolean {
  return type === 'number' || type === 'integer';
}

function readPrediction(text: string): Prediction {
  return checkManifest(PredictionSchema, JSON.parse(text), 'A prediction in the predictions log');
}
