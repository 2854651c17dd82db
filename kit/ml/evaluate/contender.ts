import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import type { Signature } from '../../format/manifest/signature.ts';

/** A model that can be asked, and the data it was trained on. */
export interface Contender {
  task: Task;
  contract: Contract;
  lock: DataLock;
  signature: Signature;
  modelFile: string;
  /** Of the model's files. */
  artefact: Digest;
}
