import type { ColumnDrift, Statistic } from '../../../format/manifest/monitor.ts';
import { CATEGORY_VALUES } from './category-values.ts';
import type { ColumnSample, DriftStatistic, NumberSample } from './drift-statistic.ts';
import { MISSING_DIFFERENCE } from './missing-difference.ts';
import { MISSING_SHARE } from './missing-share.ts';
import { MOVED_CATEGORIES, MOVED_NUMBERS } from './moved-rows.ts';
import { NUMBER_VALUES } from './number-values.ts';
import { CATEGORY_PSI, NUMBER_PSI } from './stability-index.ts';
import { STANDARD_DISTANCE } from './standard-distance.ts';
import { UNSEEN_EXCESS } from './unseen-excess.ts';
import { UNSEEN_VALUES } from './unseen-values.ts';

/** Of numbers. */
export const NUMBER_STATISTICS: readonly DriftStatistic<NumberSample>[] = [
  NUMBER_VALUES,
  MISSING_SHARE,
  UNSEEN_VALUES,
  NUMBER_PSI,
  STANDARD_DISTANCE,
  MOVED_NUMBERS,
  MISSING_DIFFERENCE,
  UNSEEN_EXCESS,
];

/** Of categories. */
export const CATEGORY_STATISTICS: readonly DriftStatistic<ColumnSample>[] = [
  CATEGORY_VALUES,
  UNSEEN_VALUES,
  CATEGORY_PSI,
  MOVED_CATEGORIES,
  MISSING_DIFFERENCE,
  UNSEEN_EXCESS,
];

const BY_KIND = { number: NUMBER_STATISTICS, category: CATEGORY_STATISTICS } as const;

/** Whether any statistic of a column reaches its floor, so that a change which is more than chance is a large one. */
export function isLargeChange(kind: ColumnDrift['kind'], statistics: readonly Statistic[]): boolean {
  const measured = new Map(statistics.map(({ name, value }) => [name, value]));
  return BY_KIND[kind].some(({ name, floor = Number.POSITIVE_INFINITY }) => {
    const value = measured.get(name);
    return value !== undefined && value >= floor;
  });
}
