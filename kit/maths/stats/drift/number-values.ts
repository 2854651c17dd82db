import { testHomogeneity } from '../chi-squared-test.ts';
import { testContinuous } from '../continuous-test.ts';
import { pairTies, pairValues } from '../pair-bins.ts';
import type { DriftStatistic, NumberSample } from './drift-statistic.ts';
import { toMeasurement } from './to-measurement.ts';

/** Kolmogorov–Smirnov over the profile's bins; for discrete values, where it would hardly ever reject, chi-squared. */
export const NUMBER_VALUES: DriftStatistic<NumberSample> = {
  name: 'kolmogorov-smirnov',
  weight: 0.7,
  measure({ profile, window, discrete }) {
    if (discrete) return toMeasurement(testHomogeneity(pairValues(profile, window)), 'chi-squared');
    const { name, result } = testContinuous(pairTies(profile, window));
    return toMeasurement(result, name);
  },
};
