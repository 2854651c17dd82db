import type { CategoryColumnProfile } from '../manifest/profile.ts';
import { testHomogeneity } from './chi-squared-test.ts';
import type { CategoryWindow } from './column-window.ts';
import { type ColumnComparison, shareOf } from './comparison.ts';
import { type BinnedPair, sumCounts } from './counts.ts';
import { measurePsi, measureTotalVariation } from './distances.ts';

/**
 * Compares a category column: chi-squared homogeneity with small cells pooled, total variation distance, PSI. All
 * categories that the profile does not name are one cell, missing values another.
 */
export function compareCategoryColumn(
  profile: CategoryColumnProfile,
  window: CategoryWindow,
): ColumnComparison {
  const pair = pairCategories(profile, window);
  const distance = measureTotalVariation(pair);
  return {
    column: profile.name,
    kind: 'category',
    test: 'chi-squared',
    ...testHomogeneity(pair),
    missing: {
      reference: shareOf(profile.missing, sumCounts(pair.reference)),
      current: shareOf(window.missing, sumCounts(pair.current)),
    },
    psi: measurePsi(pair),
    distance,
    moved: distance,
  };
}

function pairCategories(profile: CategoryColumnProfile, window: CategoryWindow): BinnedPair {
  const known = Object.entries(profile.categories);
  return {
    reference: [...known.map(([, count]) => count), profile.other, profile.missing],
    current: [...known.map(([name]) => window.categories.get(name) ?? 0), window.other, window.missing],
  };
}
