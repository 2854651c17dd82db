import { expect, it } from 'vitest';
import {
  createMetricHistory,
  MAX_METRIC_POINTS,
  MAX_METRICS,
} from '../../../action-train/src/train/metric-history.ts';

it('keeps all points of a short training, in order', () => {
  const history = createMetricHistory();
  const points = [3, 2, 2.5].map((value, step) => ({ name: 'loss', value, step }));
  for (const point of points) history.add(point);
  expect(history.list()).toEqual(points);
  expect(history.explain()).toBeUndefined();
});

it('knows the true last, smallest and largest value of each metric of a long one', () => {
  const history = createMetricHistory();
  const valueAt = (step: number) => (step === 77_777 ? -5 : step === 33_333 ? 9 : 1 / (step + 1));
  for (let step = 0; step < 100_000; step++) history.add({ name: 'loss', value: valueAt(step), step });
  history.add({ name: 'rmse', value: 4, step: 99_999 });
  const kept = history.list();
  expect(kept.length).toBeLessThanOrEqual(MAX_METRIC_POINTS + 6);
  expect(kept.length).toBeGreaterThan(MAX_METRIC_POINTS / 2);
  const loss = kept.filter(({ name }) => name === 'loss');
  expect(loss.at(-1)).toEqual({ name: 'loss', value: valueAt(99_999), step: 99_999 });
  expect(loss).toContainEqual({ name: 'loss', value: -5, step: 77_777 });
  expect(loss).toContainEqual({ name: 'loss', value: 9, step: 33_333 });
  expect(loss.map(({ step }) => step)).toEqual(loss.map(({ step = 0 }) => step).sort((a, b) => a - b));
  expect(kept.at(-1)).toEqual({ name: 'rmse', value: 4, step: 99_999 });
  expect(history.explain()).toBe(
    `The command reported 100001 metric points; run.json keeps ${kept.length} of them: of each metric every 16th, its last, smallest and largest.`,
  );
});

it('is bounded in metrics too', () => {
  const history = createMetricHistory();
  for (let index = 0; index < MAX_METRICS + 5; index++) history.add({ name: `m${index}`, value: 1 });
  expect(history.list()).toHaveLength(MAX_METRICS);
  expect(history.explain()).toBe(
    'It reported more than 1000 metrics; 5 points of further ones are left out.',
  );
});
