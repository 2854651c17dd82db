import type { CategoryColumnProfile, NumberColumnProfile } from '../../../kit/format/manifest/profile.ts';
import type { CategoryWindow, NumberWindow } from '../../../kit/maths/stats/column-window.ts';

/** A profiled column and the SQL expression of its current values. */
export interface Measured<Profile = NumberColumnProfile | CategoryColumnProfile> {
  profile: Profile;
  expression: string;
}

/** A profiled column with what the window holds of it. */
export type ColumnPair =
  | { profile: NumberColumnProfile; window: NumberWindow }
  | { profile: CategoryColumnProfile; window: CategoryWindow };
