import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { Profile } from '../../../kit/format/manifest/profile.ts';
import type { Dealing } from './dealing.ts';
import type { Examination } from './examination.ts';
import type { Target } from './find-target.ts';
import type { IngestInputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** What a change of the data consists of and how it is explained. */
export interface DataChange {
  inputs: IngestInputs;
  ports: Ports;
  target: Target;
  lock: DataLock;
  last: DataLock | undefined;
  dealing: Dealing;
  profile: Profile;
  examination: Examination;
  reasons: readonly string[];
}
