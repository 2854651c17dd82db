import type { Prediction } from '../../../kit/format/manifest/evaluation.ts';

/**
 * How an answer differs from the one expected, as the end of a sentence; undefined when it does not.
 * @param tolerance of numbers, relative to the expected one (absolute below 1)
 */
export function findDifference(
  actual: Prediction | undefined,
  expected: Prediction,
  tolerance: number,
): string | undefined {
  if (actual === undefined) return 'has no answer';
  if ('value' in expected) {
    if ('value' in actual && isNear(actual.value, expected.value, tolerance)) return undefined;
    return `is answered ${'value' in actual ? actual.value : JSON.stringify(actual.label)} instead of ${expected.value}`;
  }
  if (!('label' in actual) || actual.label !== expected.label) {
    return `is answered ${JSON.stringify('label' in actual ? actual.label : actual.value)} instead of ${JSON.stringify(expected.label)}`;
  }
  const other = Object.entries(expected.probabilities).find(
    ([name, share]) => !isNear(actual.probabilities[name] ?? Number.NaN, share, tolerance),
  );
  return (
    other && `gives "${other[0]}" the probability ${actual.probabilities[other[0]]} instead of ${other[1]}`
  );
}

function isNear(actual: number, expected: number, tolerance: number): boolean {
  return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}
