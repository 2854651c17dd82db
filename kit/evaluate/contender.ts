import type { Contract } from '../contract/contract.ts';
import type { DataLock } from '../manifest/data-lock.ts';
import type { Digest } from '../manifest/digest.ts';
import type { Task } from '../manifest/evaluation.ts';
import type { Signature } from '../manifest/signature.ts';

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
