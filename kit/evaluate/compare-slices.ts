import type { Column } from '../contract/contract.ts';
import type { MetricComparison, SliceComparison } from '../manifest/registry.ts';
import type { Row } from '../manifest/row.ts';
import { type Contest, compareModels } from './compare.ts';
import { sliceRows } from './slices.ts';

export interface SliceContest extends Contest {
  /** The rows that were predicted, in the order of `truth`. */
  rows: readonly Row[];
  columns: readonly Column[];
  /** The metric to compare. */
  primary: string;
}

/** Challenger and champion on each slice of the rows, by one metric; slices where it is undefined are left out. */
export function compareSlices({ rows, columns, primary, ...contest }: SliceContest): SliceComparison[] {
  return sliceRows(rows, columns).flatMap(({ column, value, rows: positions }) => {
    const metrics = compareModels({
      ...contest,
      truth: pick(contest.truth, positions),
      challenger: pick(contest.challenger, positions),
      champion: contest.champion && pick(contest.champion, positions),
    });
    const comparison = metrics.find(({ metric }) => metric === primary);
    return comparison ? [{ column, value, rows: positions.length, comparison }] : [];
  });
}

/**
 * How the challenger does against the champion, by the whole paired interval of the difference: `worse` or `better` when
 * it lies on one side of zero, else `unclear`.
 */
export function judgeDifference({ difference, direction }: MetricComparison): 'better' | 'worse' | 'unclear' {
  const { low, high } = difference ?? { low: null, high: null };
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 === (direction === 'higher') ? 'better' : 'worse';
}

/** The items at these positions. */
function pick<Item>(items: readonly Item[], positions: readonly number[]): Item[] {
  return positions.flatMap((position) => items.slice(position, position + 1));
}
