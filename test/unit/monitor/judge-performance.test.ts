import { expect, test } from 'vitest';
import { judgePerformance } from '../../../action-monitor/src/monitor/measure-performance.ts';

const estimate = (value: number, margin = 1) => ({ value, low: value - margin, high: value + margin });
const reference = estimate(10);

test.each([
  ['rmse', estimate(10), 'ok'],
  ['rmse', estimate(2), 'ok'],
  ['rmse', estimate(11.5), 'suspect'],
  ['rmse', estimate(12.5), 'drift'],
  ['r2', estimate(12.5), 'ok'],
  ['r2', estimate(8.5), 'suspect'],
  ['r2', estimate(7.5), 'drift'],
] as const)('%s of %j is %s', (metric, current, verdict) => {
  expect(judgePerformance({ rows: 100, metric, current, reference })).toBe(verdict);
});

test('few rows, or a metric that one side lacks, are unknown', () => {
  const current = estimate(100);
  expect(judgePerformance({ rows: 29, metric: 'rmse', current, reference })).toBe('unknown');
  expect(judgePerformance({ rows: 99, metric: 'rmse', current: undefined, reference })).toBe('unknown');
  expect(judgePerformance({ rows: 99, metric: 'rmse', current, reference: undefined })).toBe('unknown');
});

test('without intervals the values are compared', () => {
  const bare = (value: number) => ({ value, low: null, high: null });
  const judge = (value: number) =>
    judgePerformance({ rows: 99, metric: 'rmse', current: bare(value), reference: bare(10) });
  expect([judge(10), judge(10.1)]).toEqual(['ok', 'drift']);
});
