import type { Comparison } from '../../kit/format/manifest/comparison.ts';
import type { Estimate, Evaluation } from '../../kit/format/manifest/evaluation.ts';
import { formatCount } from '../../kit/ground/errors/format-count.ts';

/** `rmse 15,302 [13,120, 17,410], …` of the rows that training never saw. */
export function describeEvaluation({ splits }: Evaluation): string {
  const metrics = Object.entries(splits.test.metrics).map(
    ([name, estimate]) => `${name} ${describe(estimate)}`,
  );
  return `${metrics.join(', ')} on ${formatCount(splits.test.rows, 'row')} kept back`;
}

/** The primary metric of challenger and champion, and how sure the difference is. */
export function describeComparison({ metrics, champion, rows }: Comparison, primary: string): string {
  const found = metrics.find(({ metric }) => metric === primary);
  if (!found || !champion || !found.champion || !found.difference) return 'no champion to compare with';
  const { challenger, champion: before, difference } = found;
  return `${primary} ${formatMetric(challenger.value)} against ${formatMetric(before.value)} of ${champion.version}, difference ${describe(difference)} on ${formatCount(rows, 'row')}`;
}

function describe({ value, low, high }: Estimate): string {
  return low === null || high === null
    ? formatMetric(value)
    : `${formatMetric(value)} [${formatMetric(low)}, ${formatMetric(high)}]`;
}

/** Large numbers without decimals, small ones with two. */
export function formatMetric(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
}
