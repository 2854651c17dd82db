import type { ProposedChange } from '../../kit/forge/forge.ts';
import type { DataLock } from '../../kit/manifest/data-lock.ts';
import type { Examination } from './examination.ts';

/** The data broke a rule of the table: nothing was stored or proposed. */
export interface RefusedIngest {
  kind: 'refused';
  model: string;
  examination: Examination;
}

/** `unchanged`: the last lock says it all. `changed`: a new lock was proposed, or written into the work tree where nothing is committed. */
export interface AcceptedIngest {
  kind: 'unchanged' | 'changed';
  model: string;
  examination: Examination;
  lock: DataLock;
  reasons: string[];
  artifact: string;
  proposal: ProposedChange | undefined;
}

export type IngestResult = RefusedIngest | AcceptedIngest;

export interface RestoreResult {
  lock: DataLock;
  artifact: string;
}
