import type { ColumnDrift } from '../manifest/monitor.ts';
import { testHomogeneity } from './chi-squared-test.ts';
import { NOTHING_TO_TEST, type TestResult } from './counts.ts';

/** What is known of one column before all columns are judged together. */
export interface ColumnComparison extends Omit<ColumnDrift, 'adjusted' | 'verdict'> {
  /**
   * The share of rows that lie elsewhere, 0 to 1: the largest difference of the distribution functions for continuous
   * numbers, the total variation distance otherwise.
   */
  moved: number;
}

interface Samples {
  reference: number;
  current: number;
}

/**
 * The stronger of two tests of a number column, of its values and of its missing share. Where both can be made, the
 * p-value is twice the smaller one (Bonferroni), so that the column still counts as one test.
 */
export function pickTest({
  values,
  valuesTest,
  present,
  missing,
}: {
  values: TestResult;
  valuesTest: string;
  present: Samples;
  missing: Samples;
}): Pick<ColumnComparison, 'test' | 'statistic' | 'pValue' | 'missing'> {
  const shares = {
    reference: shareOf(missing.reference, present.reference + missing.reference),
    current: shareOf(missing.current, present.current + missing.current),
  };
  const absence = testHomogeneity({
    reference: [present.reference, missing.reference],
    current: [present.current, missing.current],
  });
  if (absence === NOTHING_TO_TEST) return { test: valuesTest, ...values, missing: shares };
  const [test, winner] =
    absence.pValue < values.pValue ? (['missing share', absence] as const) : ([valuesTest, values] as const);
  return { test, statistic: winner.statistic, pValue: Math.min(1, 2 * winner.pValue), missing: shares };
}

/** `part` of `whole`, 0 for an empty whole. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
