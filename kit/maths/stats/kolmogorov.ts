/** Below this both series need few terms, and this one fewer. */
const SERIES_BORDER = 1;
const MAX_TERMS = 100;

/**
 * P(K > x) of the Kolmogorov distribution, the limit of √n times the Kolmogorov–Smirnov statistic.
 * Two forms of one theta function (Marsaglia, Tsang and Wang, Journal of Statistical Software 8 (18), 2003,
 * equations 1 and 2): the alternating one for large x, the other for small x.
 */
export function kolmogorovSurvival(x: number): number {
  if (x <= 0) return 1;
  const value = x < SERIES_BORDER ? 1 - sumSmall(x) : sumLarge(x);
  return Math.min(1, Math.max(0, value));
}

/** √(2π) / x · Σ exp(-(2k - 1)² π² / (8 x²)). */
function sumSmall(x: number): number {
  let sum = 0;
  for (let k = 1; k <= MAX_TERMS; k++) {
    const term = Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * x * x));
    sum += term;
    if (term <= sum * 1e-17) break;
  }
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}

/** 2 Σ (-1)^(k - 1) exp(-2 k² x²). */
function sumLarge(x: number): number {
  let sum = 0;
  for (let k = 1; k <= MAX_TERMS; k++) {
    const term = Math.exp(-2 * k * k * x * x);
    sum += k % 2 === 1 ? term : -term;
    if (term <= sum * 1e-17) break;
  }
  return 2 * sum;
}
