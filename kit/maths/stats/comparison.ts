import type { ColumnDrift } from '../../format/manifest/monitor.ts';
import { NOTHING_TO_TEST, type TestResult } from './counts.ts';

/** What is known of one column before all columns are judged together. */
export interface ColumnComparison extends Omit<ColumnDrift, 'adjusted' | 'verdict' | 'unseen'> {
  /**
   * The share of rows that lie elsewhere, 0 to 1: the largest difference of the distribution functions for continuous
   * numbers, the total variation distance otherwise.
   */
  moved: number;
  unseen: NonNullable<ColumnDrift['unseen']> | null;
  /** Whether the profile holds enough for a test; without, the verdict is `unknown`. */
  testable: boolean;
}

/**
 * What a column's tests may spend of its chance of a false alarm. Values have most of it: what is missing or was never
 * seen is seldom a matter of a little.
 */
const WEIGHTS = { values: 0.7, missing: 0.15, unseen: 0.15 } as const;

/** One test of a column. */
export interface ColumnTest {
  of: keyof typeof WEIGHTS;
  name: string;
  result: TestResult;
}

/**
 * The strongest of a column's tests, its p-value divided by the test's weight among those that can be made, so that the
 * column counts as one test (weighted Bonferroni; Genovese, Roeder and Wasserman, Biometrika 93, 2006, p. 509).
 */
export function pickTest(
  tests: readonly ColumnTest[],
): Pick<ColumnComparison, 'test' | 'statistic' | 'pValue'> {
  const made = tests.filter(({ result }) => result !== NOTHING_TO_TEST);
  const whole = made.reduce((sum, { of }) => sum + WEIGHTS[of], 0);
  const weighted = made.map(({ of, name, result }) => ({
    test: name,
    statistic: result.statistic,
    pValue: Math.min(1, (result.pValue * whole) / WEIGHTS[of]),
  }));
  const [strongest] = weighted.toSorted((a, b) => a.pValue - b.pValue);
  return strongest ?? { test: tests[0]?.name ?? '', ...NOTHING_TO_TEST };
}

/** `part` of `whole`, 0 for an empty whole. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
