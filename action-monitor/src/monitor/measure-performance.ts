import type { Estimate, Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import type { DriftVerdict, Monitor } from '../../../kit/format/manifest/monitor.ts';
import { estimateMetrics } from '../../../kit/maths/metrics/estimate.ts';
import { metricDirection } from '../../../kit/maths/metrics/metrics.ts';
import type { Labelled } from './join-labels.ts';

/** With fewer labelled rows nothing is concluded from their metrics. */
export const FEWEST_LABELLED_ROWS = 30;

export type Performance = NonNullable<Monitor['performance']>;

/** The window's metrics on its labelled rows against those of the bundle's test split; null without any such row. */
export function measurePerformance(
  { truth, predictions }: Labelled,
  evaluation: Evaluation,
): Performance | null {
  if (truth.length === 0) return null;
  const { task, interval, primary } = evaluation;
  const metrics = estimateMetrics({ task, truth, predictions, seed: interval.seed });
  const reference = evaluation.splits.test.metrics;
  return {
    rows: truth.length,
    metrics,
    reference,
    verdict: judgePerformance({
      rows: truth.length,
      metric: primary,
      current: metrics[primary],
      reference: reference[primary],
    }),
  };
}

/**
 * Judges the primary metric. `drift`: the interval lies wholly on the worse side of the test split's; `suspect`: the
 * value does, the intervals overlap; else `ok`; with few rows, or where either value is missing, `unknown`. Two 95 % intervals that do not touch are strong
 * evidence: far fewer than 5 in 100 equal models would show them (Schenker and Gentleman, The American Statistician 55,
 * 2001, p. 182).
 */
export function judgePerformance({
  rows,
  metric,
  current,
  reference,
}: {
  rows: number;
  metric: string;
  current: Estimate | undefined;
  reference: Estimate | undefined;
}): DriftVerdict {
  if (rows < FEWEST_LABELLED_ROWS || !current || !reference) return 'unknown';
  const lowerIsBetter = metricDirection(metric) === 'lower';
  const worst = (lowerIsBetter ? reference.high : reference.low) ?? reference.value;
  const best = (lowerIsBetter ? current.low : current.high) ?? current.value;
  const isWorse = (value: number) => (lowerIsBetter ? value > worst : value < worst);
  if (isWorse(best)) return 'drift';
  return isWorse(current.value) ? 'suspect' : 'ok';
}
