import type { Column } from '../../format/contract/contract.ts';
import type { SliceComparison } from '../../format/manifest/duel.ts';
import type { Row } from '../../format/manifest/row.ts';
import { countDifferent } from '../../maths/metrics/number-keys.ts';
import { sliceRows, takeRows } from '../evaluate/slices.ts';
import { type Contest, compareModels } from './compare-models.ts';

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
    const keys = contest.keys && takeKeys(contest.keys, positions);
    const metrics = compareModels({
      ...contest,
      metric: primary,
      truth: takeRows(contest.truth, positions),
      challenger: takeRows(contest.challenger, positions),
      champion: contest.champion && takeRows(contest.champion, positions),
      keys,
    });
    const comparison = metrics.find(({ metric }) => metric === primary);
    const count = keys && { keys: countDifferent(keys) };
    return comparison ? [{ column, value, rows: positions.length, ...count, comparison }] : [];
  });
}

function takeKeys(keys: Uint32Array, rows: readonly number[]): Uint32Array {
  return Uint32Array.from(rows, (row) => keys[row] ?? 0);
}
