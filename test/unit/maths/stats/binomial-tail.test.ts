import { expect, test } from 'vitest';
import { binomialUpperTail } from '../../../../kit/maths/stats/binomial-tail.ts';

/** Computed from the definition in decimals of 60 digits. */
test.each([
  [1, 1, 0.05, 0.05],
  [3, 50, 0.05, 0.45946687728048474],
  [10, 50, 0.05, 0.00015856329762383464],
  [66, 1000, 0.05, 0.01493040620628748],
  [5, 10_000, 0.01, 1],
  [100, 10_000, 0.01, 0.5134992717167547],
  [140, 10_000, 0.01, 8.432723138357984e-5],
  [50, 50, 0.5, 8.881784197001252e-16],
  [2, 50, 0.9, 1],
])('at least %i of %i at a share of %f', (successes, trials, share, expected) => {
  expect(binomialUpperTail(successes, trials, share) / expected).toBeCloseTo(1, 9);
});

test('the ends: nothing is always reached, and a share of 0 or 1 leaves no chance', () => {
  expect(binomialUpperTail(0, 10, 0.5)).toBe(1);
  expect(binomialUpperTail(1, 10, 0)).toBe(0);
  expect(binomialUpperTail(10, 10, 1)).toBe(1);
  expect(binomialUpperTail(1800, 2000, 0.05)).toBe(0);
});
