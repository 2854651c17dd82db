import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Contender } from '../../../kit/ml/evaluate/contender.ts';

/** A bundle as what can be measured. */
export function toContender(bundle: Bundle): Contender {
  return { ...bundle, task: bundle.evaluation.task, artefact: bundle.model.digest };
}
