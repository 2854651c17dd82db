import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { PredictedClasses, PredictedColumns } from './decode-outputs.ts';

/** One prediction a row, of columns of predictions. */
export function listPredictions(predicted: PredictedColumns): Prediction[] {
  if ('labels' in predicted) return listClasses(predicted);
  return Array.from(predicted.values, (value) => ({ value }));
}

function listClasses({ labels, probabilities }: PredictedClasses): Prediction[] {
  // A class may be called `__proto__`: copied from here it is a property like any other.
  const none: Record<string, number> = Object.fromEntries(probabilities.map(({ name }) => [name, 0]));
  return labels.map((label, row) => {
    const shares = { ...none };
    for (const { name, values } of probabilities) shares[name] = values[row] ?? 0;
    return { label, probabilities: shares };
  });
}
