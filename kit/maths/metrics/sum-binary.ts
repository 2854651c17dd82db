import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { BinarySums } from '../../format/manifest/metrics.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { createRanking } from './area-under-curve.ts';
import { collectClasses, logLossOf, requireClassPredictions } from './classes-of.ts';
import type { Summed } from './scorer.ts';

/** Numbers a row: loss, squared error of the probability, and 1 for each of right, true, false positive, false negative. */
const WIDTH = 6;

/**
 * Rows of a task with two classes, ready to be summed. The positive class is the one that sorts last (see
 * `collectClasses`).
 * @throws ConfigurationError for more than two classes
 */
export function sumBinary(truth: readonly Cell[], given: readonly Prediction[]): Summed<BinarySums> {
  const predictions = requireClassPredictions(given);
  const classes = collectClasses(truth, predictions);
  if (classes.length > 2) {
    throw new ConfigurationError(
      'SLW_TASK_MISMATCH',
      `The task is binary, and the rows hold ${classes.length} classes (${classes.slice(0, 5).join(', ')}). Set "task: multiclass".`,
    );
  }
  const positive = classes.at(-1) ?? '';
  const rows = truth.length;
  const parts = new Float64Array(rows * WIDTH);
  const isPositive = Uint8Array.from(truth, (value) => (String(value) === positive ? 1 : 0));
  const scores = Float64Array.from(predictions, ({ probabilities }) => probabilities[positive] ?? 0);
  predictions.forEach(({ label, probabilities }, row) => {
    const name = String(truth[row]);
    parts.set(
      rowParts({ isTrue: isPositive[row] === 1, isCalled: String(label) === positive }),
      row * WIDTH + 2,
    );
    parts[row * WIDTH] = logLossOf(probabilities[name] ?? 0);
    parts[row * WIDTH + 1] = ((scores[row] ?? 0) - (isPositive[row] ?? 0)) ** 2;
  });
  let ranking: ReturnType<typeof createRanking> | undefined;
  const areaOf = (draw: Uint32Array) => {
    ranking ??= createRanking(scores, isPositive);
    return ranking(draw);
  };
  return { rows, sum: (draw) => ({ ...sumDraw(parts, draw), area: () => areaOf(draw) }) };
}

function rowParts({ isTrue, isCalled }: { isTrue: boolean; isCalled: boolean }): number[] {
  const counts = [isTrue === isCalled, isTrue && isCalled, !isTrue && isCalled, isTrue && !isCalled];
  return counts.map(Number);
}

function sumDraw(parts: Float64Array, draw: Uint32Array): Omit<BinarySums, 'area'> {
  let loss = 0;
  let squared = 0;
  let right = 0;
  let hits = 0;
  let wrong = 0;
  for (const row of draw) {
    const start = row * WIDTH;
    loss += parts[start] ?? 0;
    squared += parts[start + 1] ?? 0;
    right += parts[start + 2] ?? 0;
    hits += parts[start + 3] ?? 0;
    wrong += (parts[start + 4] ?? 0) + (parts[start + 5] ?? 0);
  }
  return { rows: draw.length, loss, squared, right, hits, wrong };
}
