import type { NumberColumnProfile } from '../../format/manifest/profile.ts';
import { namesEveryValue } from '../../format/manifest/profile-extent.ts';
import { testHomogeneity } from './chi-squared-test.ts';
import type { NumberWindow } from './column-window.ts';
import { type ColumnComparison, pickTest, shareOf } from './comparison.ts';
import { testContinuous } from './continuous-test.ts';
import { type BinnedPair, sumCounts } from './counts.ts';
import { coarsenBins, measurePsi, measureTotalVariation } from './distances.ts';
import { findUnseenNumbers } from './find-unseen-numbers.ts';
import { testKolmogorovSmirnov } from './ks-test.ts';
import { pairBins, pairTies, pairValues } from './pair-bins.ts';
import { measureStepWasserstein, measureWasserstein } from './wasserstein.ts';

/** With fewer bins than this the values are discrete: Kolmogorov–Smirnov would hardly ever reject, chi-squared does. */
const FEWEST_CONTINUOUS_BINS = 10;

/** A number column in the current window against its profile. `integer` columns have no values between two steps. */
export interface NumberComparisonInput {
  profile: NumberColumnProfile;
  window: NumberWindow;
  integer: boolean;
}

/**
 * Compares a number column: Kolmogorov–Smirnov over the profile's bins (chi-squared for discrete values), the missing
 * share and values that were never seen by tests of their own, PSI over about ten bins, Wasserstein distance in reference
 * standard deviations.
 */
export function compareNumberColumn({ profile, window, integer }: NumberComparisonInput): ColumnComparison {
  const pair = pairBins(profile, window);
  const discrete = isDiscrete(profile);
  const values = discrete
    ? { name: 'chi-squared', result: testHomogeneity(pairValues(profile, window)) }
    : testContinuous(pairTies(profile, window));
  const present = { reference: sumCounts(pair.reference), current: sumCounts(pair.current) };
  const absence = testHomogeneity({
    reference: [present.reference, profile.missing],
    current: [present.current, window.missing],
  });
  const unseen = findUnseenNumbers(profile, window);
  return {
    column: profile.name,
    kind: 'number',
    ...pickTest([
      { of: 'values', ...values },
      { of: 'missing', name: 'missing share', result: absence },
      { of: 'unseen', name: 'unseen values', result: { statistic: unseen.rows, pValue: unseen.pValue } },
    ]),
    missing: {
      reference: shareOf(profile.missing, present.reference + profile.missing),
      current: shareOf(window.missing, present.current + window.missing),
    },
    psi: measurePsi(coarsenBins(pair)),
    // JSON holds no infinity, which values near the largest double could give.
    distance: Math.min(Number.MAX_VALUE, measureStandardDistance({ profile, window, integer, pair })),
    moved: discrete ? measureTotalVariation(pair) : testKolmogorovSmirnov(pair).statistic,
    unseen,
    testable: true,
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

/** Whether values are few, each with a bin of its own. The first schema does not say so: there few bins are few values. */
export function isDiscrete(profile: NumberColumnProfile): boolean {
  const few = profile.counts.length < FEWEST_CONTINUOUS_BINS;
  return few && (profile.values === null || namesEveryValue(profile));
}
