import type { Contract } from '../../../../kit/format/contract/contract.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { IngestInputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';

/** What a committed lock is held against. */
export interface Checking {
  inputs: IngestInputs;
  ports: Ports;
  lock: DataLock;
  contract: Contract;
  /** `profile.json` as it lies. */
  profile: unknown;
  /** The lock of the base branch; undefined where there is none, or no such branch. */
  former: DataLock | undefined;
}
