import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Model } from './model.ts';

/** What a model answers to each row by itself, in a batch of its own. */
export async function predictAlone(
  model: Pick<Model, 'predict'>,
  rows: readonly Row[],
): Promise<Prediction[]> {
  const predictions: Prediction[] = [];
  for (const row of rows) predictions.push(...(await model.predict([row])));
  return predictions;
}
