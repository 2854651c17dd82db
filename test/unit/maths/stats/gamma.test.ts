import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma, regularizedUpperGamma } from '../../../../kit/maths/stats/gamma.ts';
import { golden, relativeError } from './read-golden.ts';

describe('logGamma', () => {
  test.each(golden.logGamma)('agrees with SciPy at $x', ({ x, value }) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-13 * Math.max(1, Math.abs(value)));
  });

  test('obeys the recurrence Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (x) => {
        const step = logGamma(x) + Math.log(x);
        expect(Math.abs(logGamma(x + 1) - step)).toBeLessThan(1e-12 * Math.max(1, Math.abs(step)));
      }),
    );
  });

  test.each([0, -1, Number.NaN])('refuses %d', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('regularizedUpperGamma', () => {
  test.each(golden.regularizedUpperGamma)('agrees with SciPy at a = $a, x = $x', ({ a, x, value }) => {
    expect(relativeError(regularizedUpperGamma(a, x), value)).toBeLessThan(1e-11);
  });

  test('falls from 1 to 0', () => {
    const shape = fc.double({ min: 0.5, max: 200, noNaN: true });
    const point = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(shape, point, point, (a, x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        const [first, second] = [regularizedUpperGamma(a, low), regularizedUpperGamma(a, high)];
        expect(first).toBeLessThanOrEqual(1);
        expect(second).toBeGreaterThanOrEqual(0);
        expect(second).toBeLessThanOrEqual(first + 1e-12);
      }),
    );
    expect(regularizedUpperGamma(3, 0)).toBe(1);
    expect(regularizedUpperGamma(3, Number.POSITIVE_INFINITY)).toBe(0);
  });

  test.each([
    [0, 1],
    [1, -1],
    [1, Number.NaN],
  ])('refuses a = %d, x = %d', (a, x) => {
    expect(() => regularizedUpperGamma(a, x)).toThrow(RangeError);
  });
});
