import { logGamma } from './gamma.ts';

/**
 * The chance that `count` rows drawn from `whole` without putting back all lie in a given part of it:
 * C(part, count) / C(whole, count).
 */
export function takeAll({ count, part, whole }: { count: number; part: number; whole: number }): number {
  if (count > part) return 0;
  return Math.exp(
    logGamma(part + 1) - logGamma(part - count + 1) - logGamma(whole + 1) + logGamma(whole - count + 1),
  );
}

/** The natural logarithm of the binomial coefficient C(n, k), 0 <= k <= n. */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
