import type { Evaluation, Metrics } from '../../format/manifest/evaluation.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { estimateMetrics } from '../../maths/metrics/estimate.ts';
import { computeMetrics } from '../../maths/metrics/metrics.ts';
import { countDifferent, numberKeys } from '../../maths/metrics/number-keys.ts';
import type { Scored } from '../../maths/metrics/scorer.ts';
import { openSplits } from '../data/open-splits.ts';
import { useModel } from '../inference/use-model.ts';
import type { Store } from '../store/store.ts';
import type { Contender } from './contender.ts';
import { holdAgainst, refuseMissingPrimary } from './hold-against.ts';
import { type HeldOut, predictHeldOut } from './predict-held-out.ts';
import { scoreModel, truthOf } from './score-model.ts';
import { findSliceColumns, sliceRows, takeRows } from './slices.ts';

export interface Remeasuring {
  contender: Contender;
  /** What is stated of it. */
  evaluation: Evaluation;
  /** Holds its validation and test splits. */
  store: Pick<Store, 'readBlob'>;
  /** For the splits, `<split>.parquet`; the caller removes it: the test split must not stay on the machine. */
  folder: string;
  runtimePath: string | undefined;
  log: Logger;
}

/**
 * Measures a model anew, as evaluate does, and holds its evaluation.json against that: a document is believed for what
 * it says, not for where it lies.
 * @throws ConfigurationError when the splits are not the lock's, or a number differs by more than rounding
 */
export async function measureAgain(request: Remeasuring): Promise<HeldOut> {
  const { contender, evaluation, store, folder, runtimePath, log } = request;
  const { contract, lock, signature, modelFile: file } = contender;
  refuseMissingPrimary(evaluation);
  const splits = await openSplits({ store, lock, contract, folder, runtimePath, log }, [
    'validation',
    'test',
  ]);
  const location = { file, signature, contract, runtimePath, log };
  const heldOut = await useModel(location, (model) => predictHeldOut(model, splits));
  holdEvaluation(request, heldOut);
  return heldOut;
}

/** What was measured of a model alone, on its test rows. */
export interface OwnResult {
  rows: number;
  /** Different keys of the split among them; null where that was not counted. */
  keys: number | null;
  metrics: Metrics;
}

/** The metrics of the test split with their intervals. */
export function estimateTest({ task, contract, lock }: Contender, { test }: HeldOut): OwnResult {
  const { rows, predictions } = test;
  const { split } = lock;
  const keys = numberKeys(rows, split);
  const scored = { task, truth: truthOf(rows, contract), predictions };
  const metrics = estimateMetrics({ ...scored, seed: split.seed, keys });
  return { rows: rows.length, keys: countDifferent(keys), metrics };
}

function holdEvaluation({ contender, evaluation }: Remeasuring, heldOut: HeldOut): void {
  const { task, contract, lock } = contender;
  const columns = new Set(evaluation.slices.map(({ column }) => column));
  const slices = findSliceColumns([...columns], contract);
  const scores = scoreModel({ task, contract, rule: lock.split, slices, heldOut, estimate: computeValues });
  const { validation, test } = heldOut;
  for (const [name, { rows }] of [
    ['validation', validation],
    ['test', test],
  ] as const)
    holdAgainst({
      stated: evaluation.splits[name],
      measured: scores.splits[name],
      place: `the ${name} split`,
      truth: truthOf(rows, contract),
    });
  const groups = sliceRows(test.rows, slices);
  for (const stated of evaluation.slices) {
    const isSame = (other: { column: string; value: string }) =>
      other.column === stated.column && other.value === stated.value;
    const rows = groups.find(isSame)?.rows ?? [];
    holdAgainst({
      stated,
      measured: scores.slices.find(isSame) ?? { rows: 0, metrics: {} },
      place: `the slice ${stated.column} = ${stated.value}`,
      truth: truthOf(takeRows(test.rows, rows), contract),
    });
  }
}

/** Values alone: intervals take a thousand times as long, and say no more of whether these are the same numbers. */
function computeValues(scored: Scored): Metrics {
  const values = Object.entries(computeMetrics(scored));
  return Object.fromEntries(values.map(([metric, value]) => [metric, { value, low: null, high: null }]));
}
