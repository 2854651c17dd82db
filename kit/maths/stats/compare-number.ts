import type { NumberColumnProfile } from '../../format/manifest/profile.ts';
import { namesEveryValue } from '../../format/manifest/profile-extent.ts';
import type { NumberWindow } from './column-window.ts';
import { type ColumnComparison, measureStatistics, readStatistic, shareOf } from './comparison.ts';
import { sumCounts } from './counts.ts';
import { PSI } from './drift/stability-index.ts';
import { STANDARD_DISTANCE } from './drift/standard-distance.ts';
import { NUMBER_STATISTICS } from './drift/statistics.ts';
import { findUnseenNumbers } from './find-unseen-numbers.ts';
import { pairBins } from './pair-bins.ts';

/** With fewer bins than this the values are discrete: Kolmogorov–Smirnov would hardly ever reject, chi-squared does. */
const FEWEST_CONTINUOUS_BINS = 10;

/** A number column in the current window against its profile. `integer` columns have no values between two steps. */
export interface NumberComparisonInput {
  profile: NumberColumnProfile;
  window: NumberWindow;
  integer: boolean;
}

/** Compares a number column by every statistic of numbers. */
export function compareNumberColumn({ profile, window, integer }: NumberComparisonInput): ColumnComparison {
  const cells = pairBins(profile, window);
  const missing = {
    reference: shareOf(profile.missing, sumCounts(cells.reference) + profile.missing),
    current: shareOf(window.missing, sumCounts(cells.current) + window.missing),
  };
  const unseen = findUnseenNumbers(profile, window);
  const discrete = isDiscrete(profile);
  const measured = measureStatistics(NUMBER_STATISTICS, {
    cells,
    missing,
    unseen,
    profile,
    window,
    integer,
    discrete,
  });
  return {
    column: profile.name,
    kind: 'number',
    ...measured,
    missing,
    psi: readStatistic(measured.statistics, PSI),
    distance: readStatistic(measured.statistics, STANDARD_DISTANCE.name),
    unseen,
    testable: true,
  };
}

/** Whether values are few, each with a bin of its own. The first schema does not say so: there few bins are few values. */
export function isDiscrete(profile: NumberColumnProfile): boolean {
  const few = profile.counts.length < FEWEST_CONTINUOUS_BINS;
  return few && (profile.values === null || namesEveryValue(profile));
}
