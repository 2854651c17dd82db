import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import type { Signature } from '../../format/manifest/signature.ts';
import type { Bundle } from '../bundle/open-bundle.ts';

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

/** A bundle as what can be measured. */
export function toContender(bundle: Bundle): Contender {
  return { ...bundle, task: bundle.evaluation.task, artefact: bundle.model.digest };
}
