import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { createBinaryScorer } from './score-binary.ts';
import { createMulticlassScorer } from './score-multiclass.ts';
import { createRegressionScorer } from './score-regression.ts';
import type { Scored, Scorer } from './scorer.ts';

/**
 * The scorer of a task: what each row adds to each metric is computed once, so that a resample costs one pass of
 * additions.
 * @throws ConfigurationError when a true value is missing or of the wrong kind
 */
export function createScorer({ task, truth, predictions, metric }: Scored): Scorer {
  if (truth.length !== predictions.length) {
    throw new TypeError(`${truth.length} true values for ${predictions.length} predictions`);
  }
  refuseMissing(truth);
  if (task === 'regression') return createRegressionScorer(truth, predictions);
  return task === 'binary'
    ? createBinaryScorer(truth, predictions, metric)
    : createMulticlassScorer(truth, predictions);
}

function refuseMissing(truth: readonly Cell[]): void {
  const index = truth.indexOf(null);
  if (index === -1) return;
  throw new ConfigurationError(
    `The target is missing in row ${index + 1} of the rows to evaluate on. Make the target required in the data contract and ingest again.`,
  );
}
