import { testHomogeneity } from '../chi-squared-test.ts';
import { sumCounts } from '../counts.ts';
import type { DriftStatistic, NumberSample } from './drift-statistic.ts';
import { toMeasurement } from './to-measurement.ts';

/** Present rows against missing ones. */
export const MISSING_SHARE: DriftStatistic<NumberSample> = {
  name: 'missing share',
  weight: 0.15,
  measure: ({ cells, profile, window }) =>
    toMeasurement(
      testHomogeneity({
        reference: [sumCounts(cells.reference), profile.missing],
        current: [sumCounts(cells.current), window.missing],
      }),
    ),
};
