import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Model } from '../inference/model.ts';
import { proveIndependence } from '../inference/prove-independence.ts';

/** Rows and what a model answers to them. */
export interface HeldSplit {
  rows: readonly Row[];
  predictions: readonly Prediction[];
}

/** The splits that training never saw. */
export interface HeldOut {
  validation: HeldSplit;
  test: HeldSplit;
}

/**
 * Predicts the held-out rows, and proves that no answer depends on the rows beside it.
 * @throws ConfigurationError for a model whose answers do
 */
export async function predictHeldOut(
  model: Model,
  { validation, test }: { validation: readonly Row[]; test: readonly Row[] },
): Promise<HeldOut> {
  const heldOut = {
    validation: { rows: validation, predictions: await model.predict(validation) },
    test: { rows: test, predictions: await model.predict(test) },
  };
  await proveIndependence(model, heldOut.test);
  return heldOut;
}
