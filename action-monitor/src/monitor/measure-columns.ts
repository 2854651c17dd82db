import type {
  CategoryColumnProfile,
  ColumnProfile,
  NumberColumnProfile,
} from '../../../kit/format/manifest/profile.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import type { ColumnPair, Measured } from './column-pair.ts';
import { measureCategory } from './measure-category.ts';
import { measureNumbers } from './measure-numbers.ts';

/** Histograms of this many columns at a time keep memory flat at any number of columns. */
const BATCH = 50;

/** Counts the window's rows over the profile's own bins and levels. In the order given. */
export async function measureColumns(engine: Engine, columns: readonly Measured[]): Promise<ColumnPair[]> {
  const pairs = new Map<ColumnProfile, ColumnPair>();
  const numbers = columns.filter(isNumber);
  for (let start = 0; start < numbers.length; start += BATCH) {
    const windows = await measureNumbers(engine, numbers.slice(start, start + BATCH));
    for (const pair of windows) pairs.set(pair.profile, pair);
  }
  for (const column of columns.filter(isCategory)) {
    pairs.set(column.profile, await measureCategory(engine, column));
  }
  return columns.flatMap(({ profile }) => pairs.get(profile) ?? []);
}

export function isComparable(profile: ColumnProfile): profile is NumberColumnProfile | CategoryColumnProfile {
  return profile.kind !== 'redacted';
}

function isNumber(column: Measured): column is Measured<NumberColumnProfile> {
  return column.profile.kind === 'number';
}

function isCategory(column: Measured): column is Measured<CategoryColumnProfile> {
  return column.profile.kind === 'category';
}
