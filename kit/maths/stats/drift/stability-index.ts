import { coarsenBins, measurePsi } from '../distances.ts';
import type { ColumnSample, DriftStatistic, NumberSample } from './drift-statistic.ts';

/** The name of the population stability index, by which it is found among a column's statistics. */
export const PSI = 'psi';

/** Over about ten bins. For those who know it: it decides nothing. */
export const NUMBER_PSI: DriftStatistic<NumberSample> = {
  name: PSI,
  measure: ({ cells }) => ({ value: measurePsi(coarsenBins(cells)) }),
};

/** Over the cells of the test. */
export const CATEGORY_PSI: DriftStatistic<ColumnSample> = {
  name: PSI,
  measure: ({ cells }) => ({ value: cells === null ? 0 : measurePsi(cells) }),
};
