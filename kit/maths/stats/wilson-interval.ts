import { studentReach } from './expanded-tail.ts';

/** A share, and what it was measured on. */
export interface MeasuredShare {
  /** Between 0 and 1. */
  value: number;
  /** Of the value, as it was resampled; 0 where nothing told. */
  variance: number;
  /** Of how many rows the value is a share, for where the variance says nothing: all right, or all wrong. */
  rows: number;
  /** Above 1: how many independent draws the rows are worth. */
  draws: number;
}

/**
 * The interval of a share by Wilson's score (Journal of the American Statistical Association 22, 1927), on as many rows as
 * would have given its variance: those of a design effect (Korn and Graubard, Survey Methodology 24, 1998). Percentiles
 * of a bootstrap cover too little here: a share near 1 varies less than the truth that gave it, and one of 1 not at all.
 * F1 is such a share but for a monotonous change (Takahashi et al., Applied Intelligence 52, 2022).
 * @param confidence between 0 and 1, such as 0.95
 */
export function wilsonInterval(
  { value, variance, rows, draws }: MeasuredShare,
  confidence: number,
): { low: number; high: number } {
  const spread = value * (1 - value);
  const unbiased = (variance * draws) / (draws - 1);
  const count = spread > 0 && unbiased > 0 ? spread / unbiased : Math.max(1, Math.min(rows, draws));
  const ratio = studentReach(draws, confidence) ** 2 / count;
  const middle = (value + ratio / 2) / (1 + ratio);
  const half = Math.sqrt(ratio * (spread + ratio / 4)) / (1 + ratio);
  return {
    low: Math.max(0, Math.min(value, middle - half)),
    high: Math.min(1, Math.max(value, middle + half)),
  };
}
