import type { Estimate } from '../manifest/evaluation.ts';
import { formatNumber } from './format-number.ts';

/** `0.61 [0.52, 0.68]`: the value and its interval; the value alone without one, a dash without either. */
export function formatEstimate(estimate: Estimate | null | undefined): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  if (low === null || high === null) return formatNumber(value);
  return `${formatNumber(value)} [${formatNumber(low)}, ${formatNumber(high)}]`;
}
