import type { ColumnSample, DriftStatistic } from './drift-statistic.ts';

/** Rows with a value that the reference never showed, by exact tests. */
export const UNSEEN_VALUES: DriftStatistic<ColumnSample> = {
  name: 'unseen values',
  weight: 0.15,
  measure: ({ unseen }) => unseen && { value: unseen.rows, p: unseen.pValue },
};
