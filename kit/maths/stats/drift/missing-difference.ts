import type { ColumnSample, DriftStatistic } from './drift-statistic.ts';

/** How far the shares of missing values lie apart, 0 to 1. */
export const MISSING_DIFFERENCE: DriftStatistic<ColumnSample> = {
  name: 'missing difference',
  floor: 0.05,
  measure: ({ missing }) => ({ value: Math.abs(missing.current - missing.reference) }),
};
