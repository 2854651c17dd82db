import type { Evaluation, Metrics } from '../../format/manifest/evaluation.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { formatNumber } from '../../report/number-text.ts';

/** What a document says of some rows, or what was measured on them. */
export interface Result {
  rows: number;
  metrics: Metrics;
}

/** Room for another processor's rounding: a share of the value. */
const SHARE = 1e-4;

/** One row that rounding tips over to another class. */
const ONE_ROW: Record<string, (truth: readonly Cell[]) => number> = {
  accuracy: (truth) => 1 / truth.length,
  roc_auc: (truth) => 2 / smallestClass(truth),
  f1: (truth) => 2 / smallestClass(truth),
  macro_f1: (truth) => 2 / smallestClass(truth),
};

/**
 * Holds the numbers of a document against measured ones: rows exactly, each stated metric within 1e-4 or one row that
 * tips over. What was measured and is not stated is no fault: a newer version may measure more.
 * @param place where, for messages: "the test split"
 * @param truth the true values of the rows
 * @throws ConfigurationError that names the first metric that differs, stated and measured
 */
export function holdAgainst({
  stated,
  measured,
  place,
  truth,
}: {
  stated: Result;
  measured: Result;
  place: string;
  truth: readonly Cell[];
}): void {
  if (stated.rows !== measured.rows)
    throw refuse(
      `${formatCount(stated.rows, 'row')} on ${place}, and there are ${formatNumber(measured.rows)}`,
    );
  for (const [metric, { value }] of Object.entries(stated.metrics)) {
    const actual = measured.metrics[metric]?.value;
    if (actual === undefined)
      throw refuse(`${metric} ${formatNumber(value)} on ${place}, where it cannot be measured`);
    if (Math.abs(value - actual) <= allow({ metric, value: actual, truth })) continue;
    throw refuse(
      `${metric} ${formatNumber(value)} on ${place}, and the model was measured at ${formatNumber(actual)}`,
    );
  }
}

/** @throws ConfigurationError when the metric that decides is not among those stated of the test split */
export function refuseMissingPrimary({ primary, splits }: Evaluation): void {
  if (splits.test.metrics[primary] === undefined)
    throw refuse(`no ${primary} on the test split, which it names as its primary metric`);
}

function refuse(what: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_EVIDENCE_INVALID',
    `The evaluation.json of this model states ${what}: it is not what evaluate measured. Evaluate and package the model again.`,
  );
}

function allow({ metric, value, truth }: { metric: string; value: number; truth: readonly Cell[] }): number {
  return SHARE * scaleOf({ metric, value, truth }) + (ONE_ROW[metric]?.(truth) ?? 0);
}

/** What a value's rounding is relative to: an error near nothing comes from numbers as large as the target's. */
function scaleOf({
  metric,
  value,
  truth,
}: {
  metric: string;
  value: number;
  truth: readonly Cell[];
}): number {
  if (metric === 'r2') return Math.max(1, Math.abs(value));
  const isInUnits = metric === 'rmse' || metric === 'mae';
  return Math.max(Math.abs(value), (isInUnits ? largest(truth) : 1) * 0.01);
}

function largest(truth: readonly Cell[]): number {
  return truth.reduce<number>((most, cell) => Math.max(most, Math.abs(Number(cell))), 0);
}

function smallestClass(truth: readonly Cell[]): number {
  const counts = new Map<Cell, number>();
  for (const cell of truth) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return Math.min(...counts.values());
}
