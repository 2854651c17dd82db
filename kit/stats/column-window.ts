import type { Beyond } from './wasserstein.ts';

/** What a window holds of a number column, counted over the profile's own bins. */
export interface NumberWindow {
  missing: number;
  /** One count a profile bin, of values within the reference's range. */
  counts: readonly number[];
  /** Values below the reference's smallest and above its largest. */
  below: Beyond;
  above: Beyond;
}

/** What a window holds of a category column, by the profile's own categories; all others are in `other`. */
export interface CategoryWindow {
  missing: number;
  categories: ReadonlyMap<string, number>;
  other: number;
}
