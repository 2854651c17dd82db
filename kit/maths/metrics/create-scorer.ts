import { METRICS, type Metric } from '../../format/manifest/metrics.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { drawAll, type Scored, type Scorer, type Summed } from './scorer.ts';
import { sumBinary } from './sum-binary.ts';
import { sumMulticlass } from './sum-multiclass.ts';
import { sumRegression } from './sum-regression.ts';

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
  if (task === 'regression') return scoreBy(METRICS.regression, sumRegression(truth, predictions), metric);
  return task === 'binary'
    ? scoreBy(METRICS.binary, sumBinary(truth, predictions), metric)
    : scoreBy(METRICS.multiclass, sumMulticlass(truth, predictions), metric);
}

/** Each number is that of the entry which gives its name. */
function scoreBy<Sums>(
  all: readonly Metric<Sums>[],
  { rows, sum }: Summed<Sums>,
  only: string | undefined,
): Scorer {
  const metrics = all.filter(({ name }) => only === undefined || name === only);
  const whole = rows > 0 ? sum(drawAll(rows)) : undefined;
  return {
    rows,
    names: metrics.map(({ name }) => name),
    shares: metrics.map(({ shareOf }) => (whole && shareOf ? shareOf(whole) : null)),
    score: (draw) => {
      if (draw.length === 0) return metrics.map(() => Number.NaN);
      const sums = sum(draw);
      return metrics.map((metric) => metric.of(sums));
    },
  };
}

function refuseMissing(truth: readonly Cell[]): void {
  const index = truth.indexOf(null);
  if (index === -1) return;
  throw new ConfigurationError(
    'SLW_TARGET_EMPTY',
    `The target is missing in row ${index + 1} of the rows to evaluate on. Make the target required in the data contract and ingest again.`,
  );
}
