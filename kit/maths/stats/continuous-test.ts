import { testHomogeneity } from './chi-squared-test.ts';
import { NOTHING_TO_TEST, sumCounts, type TestResult } from './counts.ts';
import { testKolmogorovSmirnov } from './ks-test.ts';
import type { TiedBin } from './pair-bins.ts';

/** A value that holds this share of all rows of both samples, as the zeros of amounts, is tested apart. */
const DOMINANT = 1 / 3;

export interface NamedResult {
  name: string;
  result: TestResult;
}

/**
 * Kolmogorov–Smirnov over ordered bins. It hardly rejects where most rows hold one value, for little of the distribution
 * functions is free to differ: there the value's share and the other rows are tested apart, and the p-value is twice the
 * smaller one.
 */
export function testContinuous(bins: readonly TiedBin[]): NamedResult {
  const all = sumCounts(bins.map(sizeOf));
  const [largest] = bins.filter(({ tie }) => tie).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (!largest || sizeOf(largest) < DOMINANT * all) return testBins(bins);
  const rest = bins.filter((bin) => bin !== largest);
  const others = testBins(rest);
  const share = testHomogeneity({
    reference: [largest.reference, sumCounts(rest.map(({ reference }) => reference))],
    current: [largest.current, sumCounts(rest.map(({ current }) => current))],
  });
  const made = [others, { name: 'share of one value', result: share }].filter(
    ({ result }) => result !== NOTHING_TO_TEST,
  );
  const [strongest] = made.toSorted((a, b) => a.result.pValue - b.result.pValue);
  if (!strongest) return others;
  const { name, result } = strongest;
  return { name, result: { ...result, pValue: Math.min(1, made.length * result.pValue) } };
}

function testBins(bins: readonly TiedBin[]): NamedResult {
  const pair = {
    reference: bins.map(({ reference }) => reference),
    current: bins.map(({ current }) => current),
  };
  return { name: 'kolmogorov-smirnov', result: testKolmogorovSmirnov(pair) };
}

function sizeOf({ reference, current }: TiedBin): number {
  return reference + current;
}
