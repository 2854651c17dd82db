import { type Column, type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { SplitRule } from '../../format/manifest/data-lock.ts';
import type { Evaluation, Metrics, Task } from '../../format/manifest/evaluation.ts';
import type { Cell, Row } from '../../format/manifest/row.ts';
import { BOOTSTRAP_METHOD, DEFAULT_CONFIDENCE, resamplesFor } from '../../maths/metrics/bootstrap.ts';
import { calibrate } from '../../maths/metrics/calibration.ts';
import { estimateMetrics } from '../../maths/metrics/estimate.ts';
import { countDifferent, numberKeys } from '../../maths/metrics/number-keys.ts';
import type { Scored } from '../../maths/metrics/scorer.ts';
import type { HeldOut, HeldSplit } from './predict-held-out.ts';
import { sliceRows, takeRows } from './slices.ts';

export interface ScoreRequest {
  task: Task;
  contract: Contract;
  /** By which the rows were dealt: the bootstrap draws its keys, from its seed. */
  rule: SplitRule;
  slices: readonly Column[];
  heldOut: HeldOut;
  /** Computes the metrics of some rows and their keys; with bootstrap intervals unless set. */
  estimate?: (scored: Scored & { keys: Uint32Array }) => Metrics;
}

/** Every number of `evaluation.json` that is about the model itself. */
export function scoreModel({
  task,
  contract,
  rule,
  slices,
  heldOut,
  estimate = (scored) => estimateMetrics({ ...scored, seed: rule.seed }),
}: ScoreRequest): Pick<Evaluation, 'splits' | 'slices' | 'calibration' | 'interval'> {
  const scoredOf = ({ rows, predictions }: HeldSplit) => ({
    task,
    truth: truthOf(rows, contract),
    predictions,
  });
  const measure = (split: HeldSplit) => {
    const keys = numberKeys(split.rows, rule);
    return { rows: split.rows.length, metrics: estimate({ ...scoredOf(split), keys }) };
  };
  const { test, validation } = heldOut;
  return {
    splits: { validation: measure(validation), test: measure(test) },
    slices: sliceRows(test.rows, slices).map(({ column, value, rows }) => ({
      column,
      value,
      ...measure({ rows: takeRows(test.rows, rows), predictions: takeRows(test.predictions, rows) }),
    })),
    calibration: calibrate(scoredOf(test)),
    interval: {
      method: BOOTSTRAP_METHOD,
      confidence: DEFAULT_CONFIDENCE,
      resamples: resamplesFor(test.rows.length),
      seed: rule.seed,
      keys: countDifferent(numberKeys(test.rows, rule)),
    },
  };
}

/** The true values of rows. */
export function truthOf(rows: readonly Row[], contract: Contract): Cell[] {
  const { name } = targetColumn(contract);
  return rows.map((row) => row[name] ?? null);
}
