/** B(2k) / (2k (2k - 1)), k = 1…8: the coefficients of Stirling's series (DLMF 5.11.1). */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/** From here on eight terms of the series are exact to a double. */
const STIRLING_START = 12;

const LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const MAX_TERMS = 10_000;
const PRECISION = 1e-16;
const TINY = 1e-300;

/**
 * The natural logarithm of the gamma function for x > 0: Stirling's series (DLMF 5.11.1, dlmf.nist.gov/5.11),
 * reached from small x by the recurrence Γ(x + 1) = x Γ(x) (DLMF 5.5.1).
 * @throws RangeError when x is not above 0
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0, not ${x}.`);
  let shift = 1;
  let z = x;
  for (; z < STIRLING_START; z++) shift *= z;
  const inverseSquare = 1 / (z * z);
  const series = STIRLING.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / z;
  return (z - 0.5) * Math.log(z) - z + LOG_SQRT_TWO_PI + series - Math.log(shift);
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x >= 0: the power series
 * (DLMF 8.7.1) below x = a + 1, the continued fraction (DLMF 8.9.2) above.
 * @throws RangeError outside that domain
 */
export function regularizedUpperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`Q(a, x) needs a > 0 and x >= 0, not ${a} and ${x}.`);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  const value = x < a + 1 ? 1 - scale * sumPowerSeries(a, x) : scale * evaluateFraction(a, x);
  return Math.min(1, Math.max(0, value));
}

/** The regularised lower incomplete gamma function P(a, x) = 1 - Q(a, x), exact also where it is tiny; same domain. */
export function regularizedLowerGamma(a: number, x: number): number {
  if (!(x > 0) || x >= a + 1) return 1 - regularizedUpperGamma(a, x);
  return Math.min(1, Math.exp(a * Math.log(x) - x - logGamma(a)) * sumPowerSeries(a, x));
}

/** Σ xⁿ / (a (a + 1) … (a + n)). */
function sumPowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/**
 * Legendre's continued fraction of Γ(a, x) / (xᵃ e⁻ˣ), by Lentz's algorithm as modified by Thompson and Barnett
 * (Journal of Computational Physics 64, 1986, p. 490).
 */
function evaluateFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / keepFromZero(numerator * d + b);
    c = keepFromZero(b + numerator / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return value;
}

function keepFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
