import { expect, test } from 'vitest';
import type { MetricComparison } from '../../../../kit/format/manifest/duel.ts';
import { judgeDifference, judgePrimary } from '../../../../kit/maths/stats/judge-difference.ts';

test.each([
  [1, 5, 'better', 'worse'],
  [-5, -1, 'worse', 'better'],
  [-1, 5, 'unclear', 'unclear'],
  [0, 5, 'unclear', 'unclear'],
  [-5, 0, 'unclear', 'unclear'],
  [0, 0, 'unclear', 'unclear'],
  [null, 5, 'unpaired', 'unpaired'],
  [1, null, 'unpaired', 'unpaired'],
])(
  'a difference from %s to %s is %s where higher is better, %s where lower is',
  (low, high, higher, lower) => {
    const difference = { value: 1, low, high };
    expect(judgeDifference({ difference, direction: 'higher' })).toBe(higher);
    expect(judgeDifference({ difference, direction: 'lower' })).toBe(lower);
  },
);

test('no difference is unpaired', () => {
  expect(judgeDifference({ difference: null, direction: 'higher' })).toBe('unpaired');
});

test('the metric that decides is found by its name', () => {
  const compare = (metric: string, low: number, high: number): MetricComparison => ({
    metric,
    direction: 'lower',
    challenger: { value: 1, low: null, high: null },
    champion: null,
    difference: { value: low, low, high },
  });
  const metrics = [compare('rmse', -2, -1), compare('mae', 1, 2)];
  expect(judgePrimary({ metrics, primary: 'mae' })).toBe('worse');
  expect(judgePrimary({ metrics, primary: 'rmse' })).toBe('better');
  expect(judgePrimary({ metrics, primary: 'r2' })).toBe('unpaired');
});
