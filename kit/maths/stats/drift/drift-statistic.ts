import type { ColumnDrift, Statistic, Unseen } from '../../../format/manifest/monitor.ts';
import type { NumberColumnProfile } from '../../../format/manifest/profile.ts';
import type { NumberWindow } from '../column-window.ts';
import type { BinnedPair } from '../counts.ts';

/** What every statistic of a column is made of. */
export interface ColumnSample {
  /** Both samples over bins, or over cells that neither alone has chosen; null where nothing can be compared. */
  cells: BinnedPair | null;
  /** Shares of rows without a value. */
  missing: ColumnDrift['missing'];
  /** Null where an older profile cannot tell. */
  unseen: Unseen | null;
}

/** A number column. */
export interface NumberSample extends ColumnSample {
  /** Over the profile's bins, with those beyond its range at the ends. */
  cells: BinnedPair;
  unseen: Unseen;
  profile: NumberColumnProfile;
  window: NumberWindow;
  /** Whether there are no values between two steps. */
  integer: boolean;
  /** Whether values are few, each with a bin of its own. */
  discrete: boolean;
}

/** What a statistic says of a column; with another name than its own where it picks one of several. */
export type Measurement = Omit<Statistic, 'name'> & Partial<Pick<Statistic, 'name'>>;

/** One way to see how far a column has moved. */
export interface DriftStatistic<Sample> {
  name: string;
  /** Null where there is nothing to measure. */
  measure(sample: Sample): Measurement | null;
  /**
   * Of a test, which measures a `p`: the part of its column's chance of a false alarm that it may spend. Without, the
   * statistic tells nothing of chance.
   */
  weight?: number;
  /** A change that is more than chance is large where the value reaches this. A convention, no theorem. */
  floor?: number;
}
