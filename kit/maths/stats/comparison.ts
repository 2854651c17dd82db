import type { ColumnDrift, Statistic } from '../../format/manifest/monitor.ts';
import { NOTHING_TO_TEST } from './counts.ts';
import type { DriftStatistic } from './drift/drift-statistic.ts';

/** What is known of one column before all columns are judged together. */
export interface ColumnComparison
  extends Omit<ColumnDrift, 'adjusted' | 'verdict' | 'unseen' | 'statistics'> {
  /** All that could be measured, in the order of the table. */
  statistics: Statistic[];
  unseen: NonNullable<ColumnDrift['unseen']> | null;
  /** Whether the profile holds enough for a test; without, the verdict is `unknown`. */
  testable: boolean;
}

/** Every statistic of a column, and the strongest of its tests. */
export type Measured = Pick<ColumnComparison, 'statistics' | 'test' | 'statistic' | 'pValue'>;

/**
 * Measures a column by a table of statistics. The strongest of its tests is the one whose p-value is smallest after it is
 * divided by the test's weight among those that can be made, so that the column counts as one test (weighted Bonferroni;
 * Genovese, Roeder and Wasserman, Biometrika 93, 2006, p. 509).
 */
export function measureStatistics<Sample>(
  table: readonly DriftStatistic<Sample>[],
  sample: Sample,
): Measured {
  const made = table.flatMap(({ name, measure, weight }) => {
    const measured = measure(sample);
    return measured === null ? [] : [{ statistic: { name, ...measured }, weight }];
  });
  return { statistics: made.map(({ statistic }) => statistic), ...pickTest(made, table[0]?.name ?? '') };
}

/** The value of a statistic that a column's list names; 0 where it was not measured. */
export function readStatistic(statistics: readonly Statistic[], name: string): number {
  return statistics.find((statistic) => statistic.name === name)?.value ?? 0;
}

function pickTest(
  made: readonly { statistic: Statistic; weight: number | undefined }[],
  first: string,
): Omit<Measured, 'statistics'> {
  const tests = made.flatMap(({ statistic: { name, value, p }, weight }) =>
    p === undefined || weight === undefined ? [] : [{ test: name, statistic: value, p, weight }],
  );
  const whole = tests.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = tests.map(({ p, weight, ...test }) => ({
    ...test,
    pValue: Math.min(1, (p * whole) / weight),
  }));
  const [strongest] = weighted.toSorted((a, b) => a.pValue - b.pValue);
  return strongest ?? { test: first, ...NOTHING_TO_TEST };
}

/** `part` of `whole`, 0 for an empty whole. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
