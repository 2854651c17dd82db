import type { DifferenceVerdict, Duel, MetricComparison } from '../../format/manifest/duel.ts';

/** Whether the challenger is better on one metric: only a paired interval wholly on one side of 0 says so. */
export function judgeDifference({
  difference,
  direction,
}: Pick<MetricComparison, 'difference' | 'direction'>): DifferenceVerdict {
  if (!difference || difference.low === null || difference.high === null) return 'unpaired';
  if (difference.low <= 0 && difference.high >= 0) return 'unclear';
  return difference.low > 0 === (direction === 'higher') ? 'better' : 'worse';
}

/** What the difference of the metric that decides says; `unpaired` where it was not measured. */
export function judgePrimary({ metrics, primary }: Pick<Duel, 'metrics' | 'primary'>): DifferenceVerdict {
  const decides = metrics.find(({ metric }) => metric === primary);
  return decides ? judgeDifference(decides) : 'unpaired';
}
