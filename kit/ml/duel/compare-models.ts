import type { MetricComparison } from '../../format/manifest/duel.ts';
import type { Prediction, Task } from '../../format/manifest/evaluation.ts';
import { metricDirection } from '../../format/manifest/metric-names.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { type BootstrapSettings, bootstrap } from '../../maths/metrics/bootstrap.ts';
import { createScorer } from '../../maths/metrics/create-scorer.ts';
import type { Scorer } from '../../maths/metrics/scorer.ts';

export interface Contest extends BootstrapSettings {
  task: Task;
  truth: readonly Cell[];
  challenger: readonly Prediction[];
  /** Predictions of the model now live for the same rows; null where none is. */
  champion: readonly Prediction[] | null;
  /** The one metric that is asked for; all, unless set. */
  metric?: string | undefined;
}

/**
 * Challenger and champion on the same rows. The difference (challenger minus champion) is a paired bootstrap: each
 * resample scores both models on the same drawn rows, so what is hard for both cancels.
 */
export function compareModels({
  task,
  truth,
  challenger,
  champion,
  metric: only,
  ...settings
}: Contest): MetricComparison[] {
  const ours = createScorer({ task, truth, predictions: challenger, metric: only });
  const theirs = champion && createScorer({ task, truth, predictions: champion, metric: only });
  const estimates = bootstrap(theirs ? pairScorers(ours, theirs) : ours, settings);
  return ours.names.flatMap((metric) => {
    const estimate = estimates[metric];
    if (!estimate) return [];
    return [
      {
        metric,
        direction: metricDirection(metric),
        challenger: estimate,
        champion: estimates[`champion ${metric}`] ?? null,
        difference: estimates[`difference ${metric}`] ?? null,
      },
    ];
  });
}

function pairScorers(ours: Scorer, theirs: Scorer): Scorer {
  const { names } = ours;
  return {
    rows: ours.rows,
    names: [
      ...names,
      ...names.map((name) => `champion ${name}`),
      ...names.map((name) => `difference ${name}`),
    ],
    shares: [...ours.shares, ...theirs.shares, ...names.map(() => null)],
    score(draw) {
      const own = ours.score(draw);
      const other = theirs.score(draw);
      return [...own, ...other, ...own.map((value, index) => value - (other[index] ?? Number.NaN))];
    },
  };
}
