import type { NumberColumnProfile } from '../../../kit/manifest/profile.ts';
import type { NumberWindow } from '../../../kit/stats/column-window.ts';

const BINS = 200;

/** A number column's profile from raw values, with distinct quantile edges as ingest writes them. */
export function profileValues(values: readonly number[], { name = 'x', bins = BINS, missing = 0 } = {}) {
  const sorted = Float64Array.from(values).sort();
  const quantiles = Array.from(
    { length: bins - 1 },
    (_, index) => sorted[Math.ceil(((index + 1) / bins) * sorted.length) - 1] ?? 0,
  );
  const max = sorted.at(-1) ?? 0;
  const edges = [...new Set(quantiles)].filter((edge) => edge < max);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const profile: NumberColumnProfile = {
    kind: 'number',
    name,
    count: values.length,
    missing,
    min: sorted[0] ?? 0,
    max,
    mean,
    sum2: values.reduce((sum, value) => sum + (value - mean) ** 2, 0),
    edges,
    counts: countValues(sorted, edges),
  };
  return profile;
}

/** What a window of raw values holds, by a profile's bins. */
export function windowValues(
  values: readonly number[],
  profile: NumberColumnProfile,
  missing = 0,
): NumberWindow {
  const { min, max } = profile;
  const low = min ?? 0;
  const high = max ?? 0;
  const below = values.filter((value) => value < low);
  const above = values.filter((value) => value > high);
  return {
    missing,
    counts: countValues(
      values.filter((value) => value >= low && value <= high),
      profile.edges,
    ),
    below: { rows: below.length, excess: below.reduce((sum, value) => sum + low - value, 0) },
    above: { rows: above.length, excess: above.reduce((sum, value) => sum + value - high, 0) },
  };
}

/** Bin i counts edges[i - 1] < value <= edges[i]. */
function countValues(values: Iterable<number>, edges: readonly number[]): number[] {
  const counts: number[] = new Array(edges.length + 1).fill(0);
  for (const value of values) {
    const bin = findBin(value, edges);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function findBin(value: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
}
