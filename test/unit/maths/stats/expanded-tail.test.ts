import { describe, expect, it } from 'vitest';
import { expandedTail } from '../../../../kit/maths/stats/expanded-tail.ts';

describe('expandedTail', () => {
  // erfc(sqrt(n / (n - 1)) * t / sqrt(2)) / 2 by Python's math, t from a table of Student's distribution
  // (NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2).
  it.each([
    [10, 0.008551],
    [25, 0.017582],
    [50, 0.021179],
    [200, 0.024026],
  ])('of %d at 95 %% is %d', (count, tail) => {
    expect(Math.abs(expandedTail(count, 0.95) - tail)).toBeLessThan(1e-4);
  });

  it('comes to the percentiles themselves with many, and is the smaller the fewer there are', () => {
    expect(expandedTail(1e9, 0.95)).toBeCloseTo(0.025, 8);
    expect(expandedTail(1e9, 0.9)).toBeCloseTo(0.05, 8);
    const tails = [1.5, 2, 3, 5, 10, 100].map((count) => expandedTail(count, 0.95));
    expect(tails).toEqual(tails.toSorted((a, b) => a - b));
    expect(tails.every((tail) => tail >= 0 && tail < 0.025)).toBe(true);
  });
});
