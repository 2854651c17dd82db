import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import type { ProposedChange } from '../../../kit/host/forge/forge.ts';
import type { HandedCode } from './code/hand-over-code.ts';
import type { Dealing } from './dealing.ts';
import type { Examination } from './examination.ts';

/** The data broke a rule of the table: nothing was stored or proposed. */
export interface RefusedIngest {
  kind: 'refused';
  model: string;
  examination: Examination;
}

/** The last lock names these rows already. */
export interface UnchangedIngest {
  kind: 'unchanged';
  model: string;
  examination: Examination;
  lock: DataLock;
  dealing: Dealing;
  artifact: string;
  artifactDigest: Digest;
  /** What the store lacked or held damaged, and has now: splits, `the contract`, addresses of added files. */
  mended: string[];
}

/** A new lock was proposed or committed, or written into the work tree where nothing is committed. */
export interface ChangedIngest {
  kind: 'changed';
  model: string;
  examination: Examination;
  lock: DataLock;
  /** The lock that it is compared with; undefined before the first. */
  last: DataLock | undefined;
  dealing: Dealing;
  artifact: string;
  artifactDigest: Digest;
  reasons: string[];
  proposal: ProposedChange | undefined;
}

export type AcceptedIngest = UnchangedIngest | ChangedIngest;
export type IngestResult = RefusedIngest | AcceptedIngest;

export interface RestoreResult {
  lock: DataLock;
  artifact: string;
  artifactDigest: Digest;
  /** Whether all that the lock says was made anew from the store. */
  checked: boolean;
  /** Undefined where no code was asked for. */
  code: HandedCode | undefined;
}
