import type { NumberColumnProfile } from '../../../../kit/format/manifest/profile.ts';
import { namesEveryValue } from '../../../../kit/format/manifest/profile-extent.ts';
import { FAR_RANGES } from '../../../../kit/maths/stats/beyond-range-test.ts';
import {
  MOST_NAMED,
  type NumberWindow,
  type UnlistedLevels,
} from '../../../../kit/maths/stats/column-window.ts';

const BINS = 200;

/** A number column's profile from raw values, with distinct quantile edges as ingest writes them (without its tails). */
export function profileValues(values: readonly number[], { name = 'x', bins = BINS, missing = 0 } = {}) {
  const sorted = Float64Array.from(values).sort();
  const { edges, values: exact } = pickBins(sorted, bins);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const profile: NumberColumnProfile = {
    kind: 'number',
    name,
    count: values.length,
    missing,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    mean,
    sum2: values.reduce((sum, value) => sum + (value - mean) ** 2, 0),
    edges,
    counts: countValues(sorted, edges),
    values: exact,
    valueCounts: countExactly(values, exact),
  };
  return profile;
}

/** The same as the first schema had it: no exact values. */
export function profileAtFirst(values: readonly number[]): NumberColumnProfile {
  return { ...profileValues(values), values: null, valueCounts: [] };
}

function pickBins(sorted: Float64Array, bins: number): { edges: number[]; values: number[] } {
  const distinct = listDistinct(sorted, bins + 1);
  if (distinct.length <= bins) return { edges: distinct.slice(0, -1), values: distinct };
  const even = Array.from(
    { length: bins },
    (_, index) => sorted[Math.ceil(((index + 1) / bins) * sorted.length) - 1] ?? 0,
  );
  const edges = [...new Set(even)];
  const values = edges.filter((edge) => even.filter((value) => value === edge).length >= 4);
  return { edges: edges.slice(0, -1), values };
}

function listDistinct(sorted: Float64Array, limit: number): number[] {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value !== distinct.at(-1)) distinct.push(value);
    if (distinct.length === limit) break;
  }
  return distinct;
}

/** What a window of raw values holds, by a profile's bins. */
export function windowValues(
  values: readonly number[],
  profile: NumberColumnProfile,
  missing = 0,
): NumberWindow {
  const low = profile.min ?? 0;
  const high = profile.max ?? 0;
  const far = FAR_RANGES * (high - low);
  const below = values.filter((value) => value < low);
  const above = values.filter((value) => value > high);
  const within = values.filter((value) => value >= low && value <= high);
  return {
    missing,
    counts: countValues(within, profile.edges),
    valueCounts: countExactly(values, profile.values ?? []),
    below: describeSide({ excess: below.map((value) => low - value), far, extreme: Math.min(...below) }),
    above: describeSide({ excess: above.map((value) => value - high), far, extreme: Math.max(...above) }),
    unlisted: namesEveryValue(profile) ? listUnlisted(values, profile) : null,
  };
}

function describeSide({ excess, far, extreme }: { excess: number[]; far: number; extreme: number }) {
  return {
    rows: excess.length,
    excess: excess.reduce((sum, value) => sum + value, 0),
    far: excess.filter((value) => value > far).length,
    extreme: excess.length > 0 ? extreme : null,
  };
}

function listUnlisted(values: readonly number[], profile: NumberColumnProfile): UnlistedLevels {
  const known = new Set(profile.values);
  const counts = countRows(values.filter((value) => !known.has(value)));
  return describeUnlisted(counts);
}

/** How often each occurs. */
export function countRows<Level>(values: Iterable<Level>): Map<Level, number> {
  const counts = new Map<Level, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Levels that no profile names, as the table engine describes them. */
export function describeUnlisted(counts: ReadonlyMap<string | number, number>): UnlistedLevels {
  const spectrum = [...countRows(counts.values())].map(([rows, levels]) => ({ rows, levels }));
  const named = [...counts].map(([level, rows]) => ({ level, rows }));
  return {
    spectrum: spectrum.sort((a, b) => a.rows - b.rows),
    named: named.sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1)).slice(0, MOST_NAMED),
  };
}

function countExactly(values: readonly number[], exact: readonly number[]): number[] {
  const wanted = new Set(exact);
  const counts = countRows(wanted.size === 0 ? [] : values.filter((value) => wanted.has(value)));
  return exact.map((value) => counts.get(value) ?? 0);
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
