import { sumCounts } from '../counts.ts';
import { measureTotalVariation } from '../distances.ts';
import { measureStepWasserstein, measureWasserstein } from '../wasserstein.ts';
import type { DriftStatistic, NumberSample } from './drift-statistic.ts';

/** Wasserstein distance in reference standard deviations; for a constant reference the share of other values. */
export const STANDARD_DISTANCE: DriftStatistic<NumberSample> = {
  name: 'wasserstein',
  floor: 0.1,
  // JSON holds no infinity, which values near the largest double could give.
  measure: (sample) => ({ value: Math.min(Number.MAX_VALUE, measureStandardDistance(sample)) }),
};

function measureStandardDistance({ profile, window, integer, discrete, cells }: NumberSample): number {
  const { min, max, sum2 } = profile;
  if (min === null || max === null || sum2 === null) return 0;
  const deviation = Math.sqrt(sum2 / Math.max(1, sumCounts(profile.counts) - 1));
  if (deviation === 0) return measureTotalVariation(cells);
  const { edges, counts: reference } = profile;
  const { counts: current, below, above } = window;
  if (discrete) {
    const borders = [min, ...edges, max];
    return measureStepWasserstein({ borders, reference, current, below, above }) / deviation;
  }
  // An integer k stands for the step from k - 1 to k: with it the straight lines within bins are exact.
  const borders = [integer ? min - 1 : min, ...edges, max];
  const lack = integer ? Math.max(0, below.excess - below.rows) : below.excess;
  const under = { rows: below.rows, excess: lack };
  return measureWasserstein({ borders, reference, current, below: under, above }) / deviation;
}
