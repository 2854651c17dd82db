import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { Examination } from '../examination.ts';

/** What holding the committed lock against its sources came to; one that does not hold is an error. */
export type CommittedCheck =
  /** There is no lock yet. */
  | { state: 'absent' }
  /** The pull request leaves lock and profile as they are on the base branch. */
  | { state: 'unchanged'; lock: DataLock }
  /** Every source was read: all that the lock says was made anew from them. */
  | { state: 'whole'; lock: DataLock; examination: Examination; coversOwn: boolean }
  /** Some could not be read, for these reasons. */
  | { state: 'partial'; lock: DataLock; reasons: string[] };
