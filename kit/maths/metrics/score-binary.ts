import type { Prediction } from '../../format/manifest/evaluation.ts';
import { METRICS } from '../../format/manifest/metric-names.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { createRanking } from './area-under-curve.ts';
import { collectClasses, logLossOf, requireClassPredictions } from './classes-of.ts';
import type { Scorer } from './scorer.ts';

/** Numbers a row: loss, squared error of the probability, and 1 for each of right, true, false positive, false negative. */
const WIDTH = 6;

/**
 * Log loss, area under the ROC curve, accuracy, F1 of the positive class, Brier score. The positive class is the one
 * that sorts last (see `collectClasses`).
 * @param metric the one that is asked for; the area, which costs most, is NaN for another
 */
export function createBinaryScorer(
  truth: readonly Cell[],
  given: readonly Prediction[],
  metric?: string,
): Scorer {
  const predictions = requireClassPredictions(given);
  const classes = collectClasses(truth, predictions);
  if (classes.length > 2) {
    throw new ConfigurationError(
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
  const isRanked = metric === undefined || metric === 'roc_auc';
  const ranking = isRanked ? createRanking(scores, isPositive) : () => Number.NaN;
  return {
    rows,
    names: METRICS.binary,
    score: (draw) =>
      draw.length === 0 ? METRICS.binary.map(() => Number.NaN) : scoreDraw(parts, ranking, draw),
  };
}

function rowParts({ isTrue, isCalled }: { isTrue: boolean; isCalled: boolean }): number[] {
  const counts = [isTrue === isCalled, isTrue && isCalled, !isTrue && isCalled, isTrue && !isCalled];
  return counts.map(Number);
}

function scoreDraw(parts: Float64Array, ranking: (draw: Uint32Array) => number, draw: Uint32Array): number[] {
  const rows = draw.length;
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
  return [loss / rows, ranking(draw), right / rows, f1Of(hits, wrong), squared / rows];
}

/** F1 = 2 TP / (2 TP + FP + FN); 0 where nothing is positive (scikit-learn's `zero_division=0`). */
export function f1Of(hits: number, wrong: number): number {
  return hits + wrong === 0 ? 0 : (2 * hits) / (2 * hits + wrong);
}
