import { type Column, targetColumn } from '../../../kit/contract/contract.ts';
import { BOOTSTRAP_METHOD, DEFAULT_CONFIDENCE, resamplesFor } from '../../../kit/evaluate/bootstrap.ts';
import { calibrate } from '../../../kit/evaluate/calibration.ts';
import { estimateMetrics } from '../../../kit/evaluate/estimate.ts';
import { sliceRows, takeRows } from '../../../kit/evaluate/slices.ts';
import type { Evaluation, Prediction } from '../../../kit/manifest/evaluation.ts';
import type { Cell, Row } from '../../../kit/manifest/row.ts';
import { LINEAR_COMMAND } from '../builtin-linear/train-linear.ts';
import type { DataFacts } from '../read-project.ts';

type Held = 'validation' | 'test';

export interface ScoreRequest {
  facts: DataFacts;
  slices: readonly Column[];
  /** The baseline's predictions of the test rows. */
  baseline: Prediction[] | null;
  splits: Record<Held, Row[]>;
  predictions: Record<Held, Prediction[]>;
}

/** Everything of `evaluation.json` that is a number. */
export function scoreModel(
  request: ScoreRequest,
): Pick<Evaluation, 'splits' | 'slices' | 'calibration' | 'baseline' | 'interval'> {
  const { facts, slices, baseline, splits, predictions } = request;
  const { task, lock, contract } = facts;
  const { seed } = lock.split;
  const target = targetColumn(contract).name;
  const truthOf = (rows: readonly Row[]): Cell[] => rows.map((row) => row[target] ?? null);
  const estimate = (rows: readonly Row[], given: Prediction[]) => ({
    rows: rows.length,
    metrics: estimateMetrics({ task, truth: truthOf(rows), predictions: given, seed }),
  });
  const { test, validation } = splits;
  return {
    splits: {
      validation: estimate(validation, predictions.validation),
      test: estimate(test, predictions.test),
    },
    slices: sliceRows(test, slices).map(({ column, value, rows }) => ({
      column,
      value,
      ...estimate(takeRows(test, rows), takeRows(predictions.test, rows)),
    })),
    calibration: calibrate({ task, truth: truthOf(test), predictions: predictions.test }),
    baseline: baseline && { name: LINEAR_COMMAND, metrics: estimate(test, baseline).metrics },
    interval: {
      method: BOOTSTRAP_METHOD,
      confidence: DEFAULT_CONFIDENCE,
      resamples: resamplesFor(test.length),
      seed,
    },
  };
}
