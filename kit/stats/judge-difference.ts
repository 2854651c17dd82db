import type { MetricComparison } from '../manifest/registry.ts';

/** What a paired difference says. unclear: its interval holds 0. unpaired: there is no interval of it. */
export type DifferenceVerdict = 'better' | 'worse' | 'unclear' | 'unpaired';

/** Whether the challenger is better on one metric: only an interval wholly on one side of 0 says so. */
export function judgeDifference({
  difference,
  direction,
}: Pick<MetricComparison, 'difference' | 'direction'>): DifferenceVerdict {
  if (!difference || difference.low === null || difference.high === null) return 'unpaired';
  if (difference.low <= 0 && difference.high >= 0) return 'unclear';
  return difference.low > 0 === (direction === 'higher') ? 'better' : 'worse';
}
