import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { RegressionSums } from '../../format/manifest/metrics.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Summed } from './scorer.ts';

/** Numbers a row: squared error, absolute error, centred truth, its square. */
const WIDTH = 4;

/** Below this share of the whole sample's variance a draw counts as constant. */
const CONSTANT = 1e-14;

/** Rows of a regression, ready to be summed. @throws ConfigurationError where the truth is no number */
export function sumRegression(
  truth: readonly Cell[],
  predictions: readonly Prediction[],
): Summed<RegressionSums> {
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
  return { rows, sum: (draw) => ({ ...sumDraw(parts, draw), constant }) };
}

function sumDraw(parts: Float64Array, draw: Uint32Array): Omit<RegressionSums, 'constant'> {
  let squared = 0;
  let absolute = 0;
  let centred = 0;
  let centredSquared = 0;
  for (const row of draw) {
    const start = row * WIDTH;
    squared += parts[start] ?? 0;
    absolute += parts[start + 1] ?? 0;
    centred += parts[start + 2] ?? 0;
    centredSquared += parts[start + 3] ?? 0;
  }
  return { rows: draw.length, squared, absolute, centred, centredSquared };
}

function toNumber(value: Cell): number {
  if (typeof value === 'number') return value;
  throw new ConfigurationError(
    'SLW_TASK_MISMATCH',
    `The target holds ${JSON.stringify(value)}, and a regression needs numbers. Set "task" to binary or multiclass, or choose another target.`,
  );
}

function predictedValue(prediction: Prediction | undefined): number {
  if (prediction && 'value' in prediction) return prediction.value;
  throw new TypeError('a regression is scored on predicted values');
}
