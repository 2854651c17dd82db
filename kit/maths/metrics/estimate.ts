import type { Metrics } from '../../format/manifest/evaluation.ts';
import { type BootstrapSettings, bootstrap } from './bootstrap.ts';
import { createScorer } from './create-scorer.ts';
import type { Scored } from './scorer.ts';

/** A task's metrics with bootstrap intervals (see `bootstrap`; 1,000 resamples and 95 % where not said). */
export function estimateMetrics({
  seed,
  resamples,
  confidence,
  keys,
  ...scored
}: Scored & BootstrapSettings): Metrics {
  return bootstrap(createScorer(scored), { seed, resamples, confidence, keys });
}
