import type { Prediction } from '../../format/manifest/evaluation.ts';
import { METRICS } from '../../format/manifest/metric-names.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Scorer } from './scorer.ts';

/** Numbers a row: squared error, absolute error, centred truth, its square. */
const WIDTH = 4;

/** Below this share of the whole sample's variance a draw counts as constant. */
const CONSTANT = 1e-14;

/**
 * Root mean squared error, mean absolute error, and the coefficient of determination 1 - SSE / SST. Where the truth is
 * constant, r2 is 1 for perfect predictions and 0 otherwise, as in scikit-learn.
 */
export function createRegressionScorer(truth: readonly Cell[], predictions: readonly Prediction[]): Scorer {
  const rows = truth.length;
  const numbers = truth.map(toNumber);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / rows;
  const parts = new Float64Array(rows * WIDTH);
  let total = 0;
  numbers.forEach((value, row) => {
    const error = predictedValue(predictions[row]) - value;
    const centred = value - mean;
    parts.set([error * error, Math.abs(error), centred, centred * centred], row * WIDTH);
    total += centred * centred;
  });
  const constant = (CONSTANT * total) / Math.max(1, rows);
  return { rows, names: METRICS.regression, score: (draw) => scoreDraw(parts, draw, constant) };
}

function scoreDraw(parts: Float64Array, draw: Uint32Array, constant: number): number[] {
  let squared = 0;
  let absolute = 0;
  let sum = 0;
  let sumOfSquares = 0;
  for (const row of draw) {
    const start = row * WIDTH;
    squared += parts[start] ?? 0;
    absolute += parts[start + 1] ?? 0;
    sum += parts[start + 2] ?? 0;
    sumOfSquares += parts[start + 3] ?? 0;
  }
  const rows = draw.length;
  if (rows === 0) return [Number.NaN, Number.NaN, Number.NaN];
  const variation = sumOfSquares - (sum * sum) / rows;
  return [Math.sqrt(squared / rows), absolute / rows, determination({ squared, variation, rows, constant })];
}

interface Variation {
  squared: number;
  variation: number;
  rows: number;
  constant: number;
}

function determination({ squared, variation, rows, constant }: Variation): number {
  if (rows < 2) return Number.NaN;
  if (variation <= constant * rows) return squared === 0 ? 1 : 0;
  return 1 - squared / variation;
}

function toNumber(value: Cell): number {
  if (typeof value === 'number') return value;
  throw new ConfigurationError(
    `The target holds ${JSON.stringify(value)}, and a regression needs numbers. Set "task" to binary or multiclass, or choose another target.`,
  );
}

function predictedValue(prediction: Prediction | undefined): number {
  if (prediction && 'value' in prediction) return prediction.value;
  throw new TypeError('a regression is scored on predicted values');
}
