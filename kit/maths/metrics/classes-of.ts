import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Cell } from '../../format/manifest/row.ts';

/** A classifier's answer. */
export type ClassPrediction = Extract<Prediction, { label: Cell }>;

/** The predictions, known to be a classifier's. @throws TypeError for a regression's. */
export function requireClassPredictions(predictions: readonly Prediction[]): ClassPrediction[] {
  return predictions.map((prediction) => {
    if ('label' in prediction) return prediction;
    throw new TypeError('a classification is scored on labels and probabilities');
  });
}

/**
 * Every class that is predicted, labelled or given a probability, as text: numbers in order of value, else by code
 * unit. The positive class of a binary task is the last (as in scikit-learn: "yes" after "no", 1 after 0, true after
 * false).
 */
export function collectClasses(truth: readonly Cell[], predictions: readonly ClassPrediction[]): string[] {
  const names = new Set(truth.map(String));
  for (const { label, probabilities } of predictions) {
    names.add(String(label));
    for (const name of Object.keys(probabilities)) names.add(name);
  }
  return [...names].sort(compareClasses);
}

function compareClasses(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Probabilities are kept this far from 0 in logarithms: the double's epsilon, as in scikit-learn. */
const EPSILON = Number.EPSILON;

/** The loss of one row: minus the logarithm of the probability given to its true class. */
export function logLossOf(probability: number): number {
  return -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probability)));
}
