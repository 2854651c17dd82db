import { expect, test } from 'vitest';
import { measureRates } from './simulate-drift.ts';

// 20 mixed columns a draw, as in the README's table of error rates (there with more draws); seeded: the rates never move.
const SETTING = { n: 1000, seed: 20261123 };

test('at most 6 in 100 unchanged windows get any flag', () => {
  expect(measureRates({ ...SETTING, draws: 600, change: 'none' }).any).toBeLessThanOrEqual(0.06);
});

test('a shift of a quarter standard deviation in one of 20 columns is found at n = 1,000', () => {
  const { found, drift } = measureRates({ ...SETTING, draws: 200, change: 'shift-0.25' });
  expect(found).toBeGreaterThanOrEqual(0.9);
  expect(drift).toBeGreaterThanOrEqual(0.9);
});

test('a small shift at n = 10,000 is found, and often only suspect', () => {
  const { found, drift } = measureRates({ n: 10_000, draws: 10, seed: 7, change: 'shift-0.10' });
  expect(found).toBe(1);
  expect(drift).toBeLessThan(1);
});
