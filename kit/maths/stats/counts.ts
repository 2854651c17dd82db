/** Two samples counted over the same bins (or categories), in the same order. */
export interface BinnedPair {
  reference: readonly number[];
  current: readonly number[];
}

/** What a test says: its statistic and the chance of one at least as large without any change. */
export interface TestResult {
  statistic: number;
  pValue: number;
}

/** Without anything to compare nothing has changed. */
export const NOTHING_TO_TEST: TestResult = { statistic: 0, pValue: 1 };

export function sumCounts(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The bins as pairs. @throws RangeError when the two differ in length. */
export function zipCounts({ reference, current }: BinnedPair): { reference: number; current: number }[] {
  if (reference.length !== current.length) {
    throw new RangeError(`${reference.length} reference bins against ${current.length} current bins.`);
  }
  return reference.map((count, index) => ({ reference: count, current: current[index] ?? 0 }));
}
