import { describe, expect, test } from 'vitest';
import { findMetricsProblem } from '../../../action-package/src/verify/hold-metrics.ts';
import type { MetricComparison } from '../../../kit/format/manifest/duel.ts';
import type { Metrics } from '../../../kit/format/manifest/evaluation.ts';

const bare = (value: number) => ({ value, low: null, high: null });

/** A metric of a comparison, against a champion where one is given. */
function compare(metric: string, challenger: number, champion?: number): MetricComparison {
  const direction = metric === 'rmse' || metric === 'mae' ? 'lower' : 'higher';
  if (champion === undefined)
    return { metric, direction, challenger: bare(challenger), champion: null, difference: null };
  const difference = bare(challenger - champion);
  return { metric, direction, challenger: bare(challenger), champion: bare(champion), difference };
}

/** What is wrong with metrics that were compared on 100 rows, by what was evaluated. */
function findProblem(
  metrics: MetricComparison[],
  evaluated: Record<string, number>,
  { leftOut = 0, rows = 100 } = {},
) {
  const values: Metrics = Object.fromEntries(
    Object.entries(evaluated).map(([name, value]) => [name, bare(value)]),
  );
  return findMetricsProblem({
    comparison: { metrics, leftOut, rows },
    evaluation: { splits: { test: { metrics: values } } },
  });
}

describe('a value of the comparison beside that of the evaluation', () => {
  test.each<[string, number, number, number]>([
    // An error is measured in the target's units, so its room is a share of it.
    ['rmse', 1000, 1000.09, 1000.11],
    ['mae', 0.001, 0.001_000_09, 0.001_000_11],
    // A score has that share of 1 at least.
    ['r2', 0.5, 0.500_09, 0.500_11],
    ['log_loss', 2, 2.000_19, 2.000_21],
    ['brier', 0, 0.000_09, 0.000_11],
    // How many rows a class has is not known.
    ['roc_auc', 0.5, 0.509, 0.511],
    ['f1', 0.5, 0.509, 0.511],
    ['macro_f1', 0.5, 0.509, 0.511],
    // One row of a hundred may tip over.
    ['accuracy', 0.5, 0.510_09, 0.510_11],
  ])('%s %d may be %d and not %d', (metric, value, near, far) => {
    expect(findProblem([compare(metric, near)], { [metric]: value })).toBeUndefined();
    expect(findProblem([compare(metric, far)], { [metric]: value })).toBe(
      `states ${metric} ${far}, and evaluation.json ${value} on the same rows`,
    );
  });

  test('may lie as far below as above', () => {
    expect(findProblem([compare('r2', 0.499_91)], { r2: 0.5 })).toBeUndefined();
    expect(findProblem([compare('r2', 0.499_89)], { r2: 0.5 })).toMatch(/^states r2/);
  });

  test('may be further off the fewer rows an accuracy has', () => {
    expect(findProblem([compare('accuracy', 0.59)], { accuracy: 0.5 }, { rows: 10 })).toBeUndefined();
    expect(findProblem([compare('accuracy', 0.59)], { accuracy: 0.5 }, { rows: 100 })).toBeDefined();
  });

  test.each([
    ['by a share in a model as good as any', 0.9, 1.0002, true],
    ['more in one that is nearly perfect', 0.9995, 1.009, false],
    ['yet not by more than a hundredth', 0.9995, 1.011, true],
    ['by anything in a perfect one, whose error is rounding', 0.999_999_9, 7, false],
  ])('may be off %s', (_, r2, rmse, isTold) => {
    const metrics = [compare('rmse', rmse), compare('r2', r2)];
    expect(findProblem(metrics, { rmse: 1, r2 }) !== undefined).toBe(isTold);
  });

  test('a perfect error says nothing of a score', () => {
    const metrics = [compare('r2', 0.9999999), compare('explained', 0.7)];
    expect(findProblem(metrics, { r2: 0.9999999, explained: 0.6 })).toMatch(/^states explained 0\.7/);
  });

  test('is missing', () => {
    expect(findProblem([compare('r2', 0.5)], { r2: 0.5, rmse: 3 })).toBe(
      'states no rmse, which was evaluated',
    );
  });

  test('is another one where rows were left out', () => {
    expect(findProblem([compare('r2', 0.9)], { r2: 0.5, rmse: 3 }, { leftOut: 1 })).toBeUndefined();
  });
});

describe('a difference', () => {
  test('is that of its two values, but for rounding', () => {
    const metric = compare('rmse', 100.1, 90.3);
    expect(findProblem([metric], { rmse: 100.1 })).toBeUndefined();
    const near = { ...metric, difference: bare(9.8 + 5e-8) };
    expect(findProblem([near], { rmse: 100.1 })).toBeUndefined();
    const far = { ...metric, difference: bare(9.8002) };
    expect(findProblem([far], { rmse: 100.1 })).toBe(
      'states rmse 100.1 and 90.3, and a difference of 9.8002',
    );
  });

  test('has the room of the larger value', () => {
    const metric = { ...compare('rmse', 1, 1e6), difference: bare(1 - 1e6 + 9e-4) };
    expect(findProblem([metric], { rmse: 1 })).toBeUndefined();
  });

  test('is held also where rows were left out', () => {
    const wrong = { ...compare('rmse', 100, 90), difference: bare(-10) };
    expect(findProblem([compare('r2', 0.5), wrong], {}, { leftOut: 1 })).toMatch(/a difference of -10$/);
  });

  test('is none without a champion', () => {
    expect(findProblem([compare('rmse', 100)], { rmse: 100 })).toBeUndefined();
  });
});
