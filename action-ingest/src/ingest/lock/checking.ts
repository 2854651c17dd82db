import type { Contract } from '../../../../kit/format/contract/contract.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { IngestInputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';
import type { EarlierLocks } from './earlier-locks.ts';

/** What a committed lock is held against. */
export interface Checking {
  inputs: IngestInputs;
  ports: Ports;
  lock: DataLock;
  contract: Contract;
  /** `profile.json` as it lies. */
  profile: unknown;
  /** The locks before it, on the line of the base branch. */
  earlier: EarlierLocks;
  /** What is wrong with it as far as that is told by now. */
  known: readonly string[];
}
