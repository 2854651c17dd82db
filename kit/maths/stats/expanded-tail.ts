import { regularizedUpperGamma } from './gamma.ts';

/**
 * The share that a percentile bootstrap interval leaves out at each end so that it is as wide as Student's would be:
 * Φ(-√(n / (n - 1)) t), where t is the quantile of Student's distribution with n - 1 degrees of freedom. A bootstrap of few
 * is too narrow twice: it divides by n, and takes the normal distribution's tails (Hesterberg, "What Teachers Should
 * Know About the Bootstrap", The American Statistician 69, 2015, section 5.2, "expanded percentile interval").
 * @param count above 1: how many were drawn, as many as they are worth
 * @param confidence between 0 and 1, such as 0.95
 */
export function expandedTail(count: number, confidence: number): number {
  return upperTail(Math.sqrt(count / (count - 1)) * studentReach(count, confidence));
}

/** The x for which the mean of `count` draws lies within -x and x of its standard errors with that probability. */
export function studentReach(count: number, confidence: number): number {
  return studentQuantile(normalQuantile(confidence), count - 1);
}

/**
 * What Student's distribution has where the normal one has `z`, by Wallace's approximation (The Annals of Mathematical
 * Statistics 30, 1959, p. 1124): within 0.1 % from 9 degrees of freedom on, larger than the true one below.
 */
function studentQuantile(z: number, degrees: number): number {
  const stretched = (z * (8 * degrees + 3)) / (8 * degrees + 1);
  return Math.sqrt(degrees * Math.expm1(stretched ** 2 / degrees));
}

/** The x for which a normal variable lies within -x and x with that probability. */
function normalQuantile(confidence: number): number {
  let [low, high] = [0, 40];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (1 - 2 * upperTail(middle) < confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** P(X > x) of a normal variable, for x >= 0 (DLMF 7.11.2). */
function upperTail(x: number): number {
  return regularizedUpperGamma(0.5, x ** 2 / 2) / 2;
}
