import type { Prediction } from '../../format/manifest/evaluation.ts';

/** Positions of rows spread evenly over the predictions from lowest to highest, ends included; all when few. */
export function spreadOverPredictions(predictions: readonly Prediction[], count: number): number[] {
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
