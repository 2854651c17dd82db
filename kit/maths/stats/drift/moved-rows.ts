import { measureTotalVariation } from '../distances.ts';
import { testKolmogorovSmirnov } from '../ks-test.ts';
import type { ColumnSample, DriftStatistic, NumberSample } from './drift-statistic.ts';

/**
 * The share of rows that lie elsewhere, 0 to 1: the largest difference of the distribution functions for continuous
 * numbers, the total variation distance for discrete ones.
 */
export const MOVED_NUMBERS: DriftStatistic<NumberSample> = {
  name: 'moved rows',
  floor: 0.1,
  measure: ({ cells, discrete }) => ({
    value: discrete ? measureTotalVariation(cells) : testKolmogorovSmirnov(cells).statistic,
  }),
};

/** The same of categories, where it is the total variation distance. */
export const MOVED_CATEGORIES: DriftStatistic<ColumnSample> = {
  name: 'moved rows',
  floor: 0.05,
  measure: ({ cells }) => ({ value: cells === null ? 0 : measureTotalVariation(cells) }),
};
