import { createScorer } from './create-scorer.ts';
import { drawAll, type Scored } from './scorer.ts';

export { metricDirection } from '../../format/manifest/metric-names.ts';

/**
 * A task's metrics over all rows, by name. A metric that is not defined there (r2 of one row, roc_auc of one class) is
 * left out.
 */
export function computeMetrics(scored: Scored): Record<string, number> {
  const scorer = createScorer(scored);
  const values = scorer.score(drawAll(scorer.rows));
  const entries = scorer.names.map((name, index): [string, number] => [name, values[index] ?? Number.NaN]);
  return Object.fromEntries(entries.filter(([, value]) => Number.isFinite(value)));
}
