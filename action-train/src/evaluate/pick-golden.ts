import type { Prediction } from '../../../kit/manifest/evaluation.ts';

/** How many golden rows a model gets. */
export const GOLDEN_ROWS = 8;

/** How far a serving machine's answer may lie from the golden one, relative: room for other CPUs' rounding. */
export const GOLDEN_TOLERANCE = 1e-4;

/** Positions of rows spread evenly over the predictions from lowest to highest, ends included; all when few. */
export function pickGoldenRows(predictions: readonly Prediction[], count = GOLDEN_ROWS): number[] {
  const order = predictions.map((prediction, row) => ({ row, score: scoreOf(prediction) }));
  order.sort((a, b) => a.score - b.score || a.row - b.row);
  if (order.length <= count) return order.map(({ row }) => row);
  return Array.from({ length: count }, (_, index) => {
    const at = Math.round((index * (order.length - 1)) / (count - 1));
    return order[at]?.row ?? 0;
  });
}

/** The value, or the last class's probability. */
function scoreOf(prediction: Prediction): number {
  if ('value' in prediction) return prediction.value;
  return Object.values(prediction.probabilities).at(-1) ?? 0;
}
