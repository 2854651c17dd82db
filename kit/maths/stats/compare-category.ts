import type { CategoryColumnProfile } from '../../format/manifest/profile.ts';
import type { CategoryWindow } from './column-window.ts';
import { type ColumnComparison, measureStatistics, readStatistic, shareOf } from './comparison.ts';
import { sumCounts } from './counts.ts';
import { MOVED_CATEGORIES } from './drift/moved-rows.ts';
import { PSI } from './drift/stability-index.ts';
import { CATEGORY_STATISTICS } from './drift/statistics.ts';
import { findNewCategories } from './find-new-categories.ts';
import { pairCategories } from './pair-categories.ts';

/**
 * Compares a category column by every statistic of categories, over cells that neither sample alone has chosen (missing
 * values are one of them).
 */
export function compareCategoryColumn(
  profile: CategoryColumnProfile,
  window: CategoryWindow,
): ColumnComparison {
  const cells = pairCategories(profile, window);
  const present = sumCounts([...window.categories.values()]) + window.other;
  const missing = {
    reference: shareOf(profile.missing, profile.count + profile.missing),
    current: shareOf(window.missing, present + window.missing),
  };
  const unseen = findNewCategories(profile, window);
  const measured = measureStatistics(CATEGORY_STATISTICS, { cells, missing, unseen });
  return {
    column: profile.name,
    kind: 'category',
    ...measured,
    missing,
    psi: readStatistic(measured.statistics, PSI),
    distance: readStatistic(measured.statistics, MOVED_CATEGORIES.name),
    unseen,
    testable: cells !== null || unseen !== null,
  };
}
