import { sumCounts } from './counts.ts';

/** Two samples over the bins of the first, with what the second holds beyond the range of the first. */
export interface RangedPair {
  /** The bins' borders, ascending: the reference's smallest value, the inner edges, its largest value. */
  borders: readonly number[];
  /** One count a bin, so one fewer than borders. */
  reference: readonly number[];
  current: readonly number[];
  /** Current rows below the first and above the last border, and the sum of their distances to it. */
  below: Beyond;
  above: Beyond;
}

export interface Beyond {
  rows: number;
  excess: number;
}

/**
 * The 1-Wasserstein (earth mover's) distance ∫ |F - G| in the column's own unit (Vallender, Theory of Probability and
 * its Applications 18, 1974, p. 784). Within a bin both distribution functions are taken as straight lines; beyond the
 * reference's range the integral is exact: the mean excess. 0 when either sample is empty.
 */
export function measureWasserstein({ borders, reference, current, below, above }: RangedPair): number {
  const n = sumCounts(reference);
  const m = sumCounts(current) + below.rows + above.rows;
  if (n === 0 || m === 0) return 0;
  let distance = (below.excess + above.excess) / m;
  let f = 0;
  let g = below.rows / m;
  for (const [index, count] of reference.entries()) {
    const width = (borders[index + 1] ?? 0) - (borders[index] ?? 0);
    const start = f - g;
    f += count / n;
    g += (current[index] ?? 0) / m;
    distance += width * meanAbsolute(start, f - g);
  }
  return distance;
}

/**
 * The same for discrete values: all rows of a bin lie on its upper border, so the distribution functions are stairs and
 * the distance is exact.
 */
export function measureStepWasserstein({ borders, reference, current, below, above }: RangedPair): number {
  const n = sumCounts(reference);
  const m = sumCounts(current) + below.rows + above.rows;
  if (n === 0 || m === 0) return 0;
  let distance = (below.excess + above.excess) / m;
  let difference = -below.rows / m;
  for (const [index, count] of reference.entries()) {
    const value = borders[index + 1] ?? 0;
    difference += count / n - (current[index] ?? 0) / m;
    distance += ((borders[index + 2] ?? value) - value) * Math.abs(difference);
  }
  return distance;
}

/** The mean of |t| along the straight line from `start` to `end`. */
function meanAbsolute(start: number, end: number): number {
  if (start * end >= 0) return (Math.abs(start) + Math.abs(end)) / 2;
  return (start * start + end * end) / (2 * (Math.abs(start) + Math.abs(end)));
}
