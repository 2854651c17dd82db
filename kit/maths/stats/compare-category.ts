import type { CategoryColumnProfile } from '../../format/manifest/profile.ts';
import { testHomogeneity } from './chi-squared-test.ts';
import type { CategoryWindow } from './column-window.ts';
import { type ColumnComparison, pickTest, shareOf } from './comparison.ts';
import { NOTHING_TO_TEST, sumCounts } from './counts.ts';
import { measurePsi, measureTotalVariation } from './distances.ts';
import { findNewCategories } from './find-new-categories.ts';
import { pairCategories } from './pair-categories.ts';

/**
 * Compares a category column: chi-squared homogeneity over cells that neither sample alone has chosen (missing values are
 * one of them), levels that the reference lacks by an exact test, total variation distance, PSI.
 */
export function compareCategoryColumn(
  profile: CategoryColumnProfile,
  window: CategoryWindow,
): ColumnComparison {
  const pair = pairCategories(profile, window);
  const present = sumCounts([...window.categories.values()]) + window.other;
  const unseen = findNewCategories(profile, window);
  const distance = pair === null ? 0 : measureTotalVariation(pair);
  const values = pair === null ? NOTHING_TO_TEST : testHomogeneity(pair);
  return {
    column: profile.name,
    kind: 'category',
    ...pickTest([
      { of: 'values', name: 'chi-squared', result: values },
      { of: 'unseen', name: 'unseen values', result: toResult(unseen) },
    ]),
    missing: {
      reference: shareOf(profile.missing, profile.count + profile.missing),
      current: shareOf(window.missing, present + window.missing),
    },
    psi: pair === null ? 0 : measurePsi(pair),
    distance,
    moved: distance,
    unseen,
    testable: pair !== null || unseen !== null,
  };
}

function toResult(unseen: ColumnComparison['unseen']) {
  return unseen === null ? NOTHING_TO_TEST : { statistic: unseen.rows, pValue: unseen.pValue };
}
