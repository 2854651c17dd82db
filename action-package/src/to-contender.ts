import type { Bundle } from '../../kit/bundle/open-bundle.ts';
import type { Contender } from '../../kit/evaluate/contender.ts';

/** A bundle as what can be measured. */
export function toContender(bundle: Bundle): Contender {
  return { ...bundle, task: bundle.evaluation.task, artefact: bundle.model.digest };
}
