import { testHomogeneity } from '../chi-squared-test.ts';
import type { ColumnSample, DriftStatistic } from './drift-statistic.ts';
import { toMeasurement } from './to-measurement.ts';

/** Chi-squared homogeneity; missing values are one of the cells. */
export const CATEGORY_VALUES: DriftStatistic<ColumnSample> = {
  name: 'chi-squared',
  weight: 0.7,
  measure: ({ cells }) => cells && toMeasurement(testHomogeneity(cells)),
};
