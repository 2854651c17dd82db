import { takeAll } from './hypergeometric.ts';

/** Values further beyond the range than so many times its width are far. */
export const FAR_RANGES = 10;

interface Range {
  /** Present values of the reference. */
  reference: number;
  /** Present values of the window. */
  current: number;
  /** Those of the window below the reference's smallest or above its largest. */
  beyond: number;
}

/**
 * The chance that at least so many of m values lie beyond the range of n others drawn from the same distribution,
 * whatever that is. Their number is what stands before the second reference value in a random order of all (the next
 * value lies beyond with chance 2 / (n + 1); the count is beta-binomial with m, 2, n - 1), so the chance is that of at
 * most one reference value among the first k + 1: (C(m, k+1) + n C(m, k)) / C(n+m, k+1). Exact for continuous values,
 * cautious with ties (Wilks, Annals of Mathematical Statistics 12, 1941, p. 91; David and Nagaraja, Order Statistics,
 * 2003, section 7.3).
 */
export function testBeyondRange({ reference: n, current: m, beyond: k }: Range): number {
  if (n === 0 || k === 0) return 1;
  const all = n + m;
  const none = takeAll({ count: k + 1, part: m, whole: all });
  const one = ((n * (k + 1)) / (all - k)) * takeAll({ count: k, part: m, whole: all });
  return Math.min(1, none + one);
}

/**
 * The same for values that are far beyond the range, of distributions whose tails are no heavier than Cauchy's: there a
 * value beyond the largest of n is `FAR_RANGES` times further away with a chance of at most 1 / FAR_RANGES (a Pareto
 * tail with index 1 or above), as if the range were that of `FAR_RANGES` times as many. Ranks alone could not tell a
 * handful of wild values from chance where the window is as large as the reference.
 */
export function testFarBeyondRange({ reference, ...window }: Range): number {
  return testBeyondRange({ reference: reference * FAR_RANGES, ...window });
}

/** Rows of m that lie beyond the range of n others by chance. */
export function expectBeyondRange(n: number, m: number): number {
  return (2 * m) / (n + 1);
}
