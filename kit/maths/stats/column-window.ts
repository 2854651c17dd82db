import type { Beyond } from './wasserstein.ts';

/** Rows on one side of the reference's range. */
export interface BeyondRange extends Beyond {
  /** Those further away than `FAR_RANGES` times the range is wide. */
  far: number;
  /** The value furthest away; null where there is none. */
  extreme: number | null;
}

/** New levels that a column names at most. */
export const MOST_NAMED = 20;

/** Levels of a window that the profile does not name. */
export interface UnlistedLevels {
  /** How many of them have how many rows each. */
  spectrum: readonly { rows: number; levels: number }[];
  /** Some that are new for certain, those with most rows. */
  named: readonly NamedLevel[];
}

export interface NamedLevel {
  level: string | number;
  rows: number;
}

/** What a window holds of a number column, counted over the profile's own bins. */
export interface NumberWindow {
  missing: number;
  /** One count a profile bin, of values within the reference's range. */
  counts: readonly number[];
  /** Rows of each of the profile's exact values. */
  valueCounts: readonly number[];
  /** Values below the reference's smallest and above its largest. */
  below: BeyondRange;
  above: BeyondRange;
  /** Null where the profile does not name every value. */
  unlisted: UnlistedLevels | null;
}

/** What a window holds of a category column, by the profile's own categories; all others are in `other`. */
export interface CategoryWindow {
  missing: number;
  categories: ReadonlyMap<string, number>;
  other: number;
  unlisted: UnlistedLevels;
  /** Rows by the slot of their level, see level-slots.ts. */
  slots: ReadonlyMap<number, number>;
}
