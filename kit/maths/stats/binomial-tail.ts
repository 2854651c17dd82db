import { logGamma } from './gamma.ts';

/**
 * P(X >= successes) of a binomial variable: the one-sided exact p-value against a share of at most `share` (Clopper and
 * Pearson, Biometrika 26, 1934, p. 404). Terms are summed from the first on by their ratio (n - k) / (k + 1) · p / (1 - p).
 * @param share between 0 and 1
 */
export function binomialUpperTail(successes: number, trials: number, share: number): number {
  if (successes <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  // The shorter way is the one whose terms fall: below the mean it is the other tail.
  if (successes <= trials * share) {
    const rest = sumTail(trials - successes + 1, trials, 1 - share);
    return Math.max(0, 1 - rest);
  }
  return sumTail(successes, trials, share);
}

function sumTail(first: number, trials: number, share: number): number {
  if (first > trials) return 0;
  const choose = logGamma(trials + 1) - logGamma(first + 1) - logGamma(trials - first + 1);
  let term = Math.exp(choose + first * Math.log(share) + (trials - first) * Math.log1p(-share));
  let sum = term;
  for (let k = first; k < trials && term > sum * Number.EPSILON; k++) {
    term *= ((trials - k) / (k + 1)) * (share / (1 - share));
    sum += term;
  }
  return Math.min(1, sum);
}
