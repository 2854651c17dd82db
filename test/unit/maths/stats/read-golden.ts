import { readFileSync } from 'node:fs';

interface Golden {
  logGamma: { x: number; value: number }[];
  regularizedUpperGamma: { a: number; x: number; value: number }[];
  regularizedLowerGamma: { a: number; x: number; value: number }[];
  testFisherExact: { table: number[][]; pValue: number }[];
  testBeyondRange: { n: number; m: number; k: number; value: number }[];
  takeAll: { count: number; part: number; whole: number; value: number }[];
  kolmogorovSurvival: { x: number; value: number }[];
  testHomogeneity: { reference: number[]; current: number[]; statistic: number; pValue: number }[];
  adjustPValues: { pValues: number[]; adjusted: number[] }[];
  twoSample: {
    name: string;
    reference: number[];
    current: number[];
    statistic: number;
    pValue: number;
    distance: number;
  }[];
}

/** SciPy's and statsmodels' answers; `test/fixtures/stats/make-golden.py` says how they were made. */
export const golden: Golden = JSON.parse(
  readFileSync(new URL('../../../fixtures/stats/golden.json', import.meta.url), 'utf8'),
);

/** The relative difference of two numbers, absolute where the expected one is below 1e-12. */
export function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-12);
}
