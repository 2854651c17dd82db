import { decodeSlots, encodeSlots, slotOf } from '../../format/manifest/level-slots.ts';
import type {
  CategoryColumnProfile,
  ColumnProfile,
  NumberColumnProfile,
  Profile,
} from '../../format/manifest/profile.ts';
import { namesEveryLevel, namesEveryValue } from '../../format/manifest/profile-extent.ts';
import { MAX_VALUES } from './pick-bins.ts';
import { MAX_CATEGORIES } from './profile-categories.ts';

/**
 * The profile of two tables together from those of each. Number columns are exact where both are counted in the same bins
 * (`profileTable` with `like`) or both name every value. So is what a category column is tested by; of one with more
 * levels than are named, the names and the number of levels are those that both tables vouch for: at least so many.
 * @throws RangeError for profiles of other columns or bins, or of the first schema
 */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const others = new Map(b.columns.map((column) => [column.name, column]));
  if (a.columns.length !== b.columns.length) throw new RangeError('The two profiles have other columns.');
  return {
    ...a,
    rows: a.rows + b.rows,
    columns: a.columns.map((column) => mergeColumns(column, others.get(column.name))),
  };
}

function mergeColumns(a: ColumnProfile, b: ColumnProfile | undefined): ColumnProfile {
  if (a.kind === 'number' && b?.kind === 'number') return mergeNumbers(a, b);
  if (a.kind === 'category' && b?.kind === 'category') return mergeCategories(a, b);
  if (a.kind === 'redacted' && b?.kind === 'redacted') return { ...a, ...addCounts(a, b) };
  throw new RangeError(`The column ${a.name} is another kind in the two profiles.`);
}

function addCounts(a: ColumnProfile, b: ColumnProfile) {
  return { count: a.count + b.count, missing: a.missing + b.missing };
}

function mergeNumbers(a: NumberColumnProfile, b: NumberColumnProfile): NumberColumnProfile {
  return { ...a, ...addCounts(a, b), ...mergeMoments(a, b), ...mergeBins(a, b) };
}

/** Chan, Golub and LeVeque, The American Statistician 37, 1983, p. 242, equation 2.1. */
function mergeMoments(a: NumberColumnProfile, b: NumberColumnProfile) {
  if (a.count === 0) return pickMoments(b);
  if (b.count === 0) return pickMoments(a);
  const range = {
    min: Math.min(a.min ?? Number.NaN, b.min ?? Number.NaN),
    max: Math.max(a.max ?? Number.NaN, b.max ?? Number.NaN),
  };
  if (a.mean === null || b.mean === null || a.sum2 === null || b.sum2 === null)
    return { ...range, mean: null, sum2: null };
  const count = a.count + b.count;
  const gap = b.mean - a.mean;
  return {
    ...range,
    mean: a.mean + (gap * b.count) / count,
    sum2: a.sum2 + b.sum2 + gap * gap * ((a.count * b.count) / count),
  };
}

function pickMoments({ min, max, mean, sum2 }: NumberColumnProfile) {
  return { min, max, mean, sum2 };
}

type Binned = Pick<NumberColumnProfile, 'edges' | 'counts' | 'values' | 'valueCounts'>;

function mergeBins(a: NumberColumnProfile, b: NumberColumnProfile): Binned {
  if (a.count === 0 && a.edges.length === 0) return pickBinned(b);
  if (b.count === 0 && b.edges.length === 0) return pickBinned(a);
  if (a.edges.join() === b.edges.join() && a.values?.join() === b.values?.join())
    return {
      edges: a.edges,
      values: a.values,
      counts: a.counts.map((count, bin) => count + (b.counts[bin] ?? 0)),
      valueCounts: a.valueCounts.map((count, value) => count + (b.valueCounts[value] ?? 0)),
    };
  const merged = namesEveryValue(a) && namesEveryValue(b) ? addValues(a, b) : [];
  if (merged.length > 0 && merged.length <= MAX_VALUES) return binEveryValue(merged);
  throw new RangeError(`The column ${a.name} is counted in other bins in the two profiles.`);
}

function pickBinned({ edges, counts, values, valueCounts }: NumberColumnProfile): Binned {
  return { edges, counts, values, valueCounts };
}

function addValues(...profiles: NumberColumnProfile[]): [value: number, rows: number][] {
  const rows = new Map<number, number>();
  for (const { values, valueCounts } of profiles) {
    for (const [index, value] of (values ?? []).entries())
      rows.set(value, (rows.get(value) ?? 0) + (valueCounts[index] ?? 0));
  }
  return [...rows].sort(([a], [b]) => a - b);
}

function binEveryValue(rows: readonly [value: number, rows: number][]): Binned {
  const values = rows.map(([value]) => value);
  const counts = rows.map(([, count]) => count);
  return { edges: values.slice(0, -1), counts, values, valueCounts: counts };
}

function mergeCategories(a: CategoryColumnProfile, b: CategoryColumnProfile): CategoryColumnProfile {
  const { buckets } = b;
  if (a.buckets === null || buckets === null)
    throw new RangeError(`The column ${a.name} is described by the first schema, which cannot be merged.`);
  const levels = addLevels(a, b);
  const named = levels.slice(0, MAX_CATEGORIES);
  const every = namesEveryLevel(a) && namesEveryLevel(b) && levels.length <= MAX_CATEGORIES;
  const counted = addCounts(a, b);
  return {
    ...a,
    ...counted,
    categories: Object.fromEntries(named),
    other: counted.count - named.reduce((sum, [, rows]) => sum + rows, 0),
    distinct: Math.max(levels.length, a.distinct, b.distinct),
    buckets: a.buckets.map((rows, bucket) => rows + (buckets[bucket] ?? 0)),
    slots: every ? null : mergeSlots(listSlots(a), listSlots(b)),
  };
}

function addLevels(...profiles: CategoryColumnProfile[]): [level: string, rows: number][] {
  const rows = new Map<string, number>();
  for (const { categories } of profiles) {
    for (const [level, count] of Object.entries(categories)) rows.set(level, (rows.get(level) ?? 0) + count);
  }
  return [...rows].sort(([a, m], [b, n]) => n - m || Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

interface Slots {
  seen: Set<number>;
  repeated: Set<number>;
}

/** The slots of a column, also of one that names every level. */
function listSlots({ slots, categories }: CategoryColumnProfile): Slots {
  if (slots) return { seen: decodeSlots(slots.seen), repeated: decodeSlots(slots.repeated) };
  const seen = new Set<number>();
  const repeated = new Set<number>();
  for (const [level, rows] of Object.entries(categories)) {
    const slot = slotOf(level);
    if (rows > 1 || seen.has(slot)) repeated.add(slot);
    seen.add(slot);
  }
  return { seen, repeated };
}

function mergeSlots(a: Slots, b: Slots): CategoryColumnProfile['slots'] {
  const both = [...a.seen].filter((slot) => b.seen.has(slot));
  return {
    seen: encodeSlots([...a.seen, ...b.seen]),
    repeated: encodeSlots([...a.repeated, ...b.repeated, ...both]),
  };
}
