import type { NumberColumnProfile } from '../manifest/profile.ts';
import { testHomogeneity } from './chi-squared-test.ts';
import type { NumberWindow } from './column-window.ts';
import { type ColumnComparison, pickTest } from './comparison.ts';
import { type BinnedPair, sumCounts } from './counts.ts';
import { coarsenBins, measurePsi, measureTotalVariation } from './distances.ts';
import { testKolmogorovSmirnov } from './ks-test.ts';
import { measureStepWasserstein, measureWasserstein } from './wasserstein.ts';

/** With fewer bins than this the values are discrete: Kolmogorov–Smirnov would hardly ever reject, chi-squared does. */
export const FEWEST_CONTINUOUS_BINS = 10;

/** A number column in the current window against its profile. `integer` columns have no values between two steps. */
export interface NumberComparisonInput {
  profile: NumberColumnProfile;
  window: NumberWindow;
  integer: boolean;
}

/**
 * Compares a number column: Kolmogorov–Smirnov over the profile's bins (chi-squared for discrete values), the missing
 * share by a test of its own, PSI over about ten bins, Wasserstein distance in reference standard deviations.
 */
export function compareNumberColumn({ profile, window, integer }: NumberComparisonInput): ColumnComparison {
  const pair = pairBins(profile, window);
  const discrete = isDiscrete(profile);
  const values = discrete ? testHomogeneity(pair) : testKolmogorovSmirnov(pair);
  const present = { reference: sumCounts(pair.reference), current: sumCounts(pair.current) };
  const missing = { reference: profile.missing, current: window.missing };
  return {
    column: profile.name,
    kind: 'number',
    ...pickTest({ values, valuesTest: discrete ? 'chi-squared' : 'kolmogorov-smirnov', present, missing }),
    psi: measurePsi(coarsenBins(pair)),
    // JSON holds no infinity, which values near the largest double could give.
    distance: Math.min(Number.MAX_VALUE, measureStandardDistance({ profile, window, integer, pair })),
    moved: discrete ? measureTotalVariation(pair) : values.statistic,
  };
}

/** The bins of both, with those beyond the reference's range at the ends (always empty in the reference). */
export function pairBins(profile: NumberColumnProfile, window: NumberWindow): BinnedPair {
  return {
    reference: [0, ...profile.counts, 0],
    current: [window.below.rows, ...window.counts, window.above.rows],
  };
}

/** Wasserstein distance in reference standard deviations; for a constant reference the share of other values. */
function measureStandardDistance({
  profile,
  window,
  integer,
  pair,
}: NumberComparisonInput & { pair: BinnedPair }): number {
  const { min, max, sum2 } = profile;
  if (min === null || max === null || sum2 === null) return 0;
  const deviation = Math.sqrt(sum2 / Math.max(1, sumCounts(profile.counts) - 1));
  if (deviation === 0) return measureTotalVariation(pair);
  const { edges, counts: reference } = profile;
  const { counts: current, below, above } = window;
  if (isDiscrete(profile)) {
    const borders = [min, ...edges, max];
    return measureStepWasserstein({ borders, reference, current, below, above }) / deviation;
  }
  // An integer k stands for the step from k - 1 to k: with it the straight lines within bins are exact.
  const borders = [integer ? min - 1 : min, ...edges, max];
  const lack = integer ? Math.max(0, below.excess - below.rows) : below.excess;
  const under = { rows: below.rows, excess: lack };
  return measureWasserstein({ borders, reference, current, below: under, above }) / deviation;
}

/** With few bins ingest has given every value its own. */
function isDiscrete(profile: NumberColumnProfile): boolean {
  return profile.counts.length < FEWEST_CONTINUOUS_BINS;
}
