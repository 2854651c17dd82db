import type { Estimate } from '../format/manifest/evaluation.ts';
import { formatNumber } from './number-text.ts';

/** `0.61 (0.52 to 0.68)`, or a dash. */
export function formatEstimate(estimate: Estimate | undefined | null): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  if (low === null || high === null) return formatNumber(value);
  return `${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`;
}
