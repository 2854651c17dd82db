import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { holdAgainst } from '../../../../kit/ml/evaluate/hold-against.ts';

const NUMBERS: Cell[] = Array.from({ length: 100 }, (_, index) => index * 1000);
const CLASSES: Cell[] = Array.from({ length: 100 }, (_, index) => index % 10 === 0);

function hold({
  metric,
  stated,
  measured,
  truth = NUMBERS,
  rows = 100,
}: {
  metric: string;
  stated: number;
  measured: number | undefined;
  truth?: Cell[];
  rows?: number;
}) {
  const metrics = (value: number | undefined) =>
    value === undefined ? {} : { [metric]: { value, low: null, high: null } };
  holdAgainst({
    stated: { rows, metrics: metrics(stated) },
    measured: { rows: 100, metrics: metrics(measured) },
    place: 'the test split',
    truth,
  });
}

describe('numbers that another processor would measure', () => {
  it.each([
    ['rmse', 15_000, 15_001.2],
    ['rmse', 2e-3, 3e-3], // float32 rounding of targets near 1e5
    ['r2', 0.000001, 0.00005],
    ['r2', -3, -3.0002],
    ['log_loss', 0.3, 0.30002],
  ])('pass: %s %d for %d', (metric, stated, measured) => {
    expect(() => hold({ metric, stated, measured })).not.toThrow();
  });

  it.each([
    ['accuracy', 0.9, 0.91],
    ['f1', 0.7, 0.8],
    ['roc_auc', 0.95, 0.9],
  ])('pass by one row that tips over: %s %d for %d', (metric, stated, measured) => {
    expect(() => hold({ metric, stated, measured, truth: CLASSES })).not.toThrow();
  });

  it('pass where more was measured than is stated', () => {
    expect(() =>
      holdAgainst({
        stated: { rows: 100, metrics: {} },
        measured: { rows: 100, metrics: { r2: { value: 1, low: null, high: null } } },
        place: 'the test split',
        truth: NUMBERS,
      }),
    ).not.toThrow();
  });
});

describe('numbers that the model does not have', () => {
  it.each([
    ['r2', 0.95, -0.01, NUMBERS],
    ['rmse', 14_900, 15_000, NUMBERS],
    ['mae', 0, 100, NUMBERS],
    ['log_loss', 0.3, 0.301, CLASSES],
    ['accuracy', 0.92, 0.9, CLASSES],
    ['f1', 0.95, 0.6, CLASSES],
    ['brier', 0, 0.01, CLASSES],
  ])('are refused: %s %d for %d', (metric, stated, measured, truth) => {
    const check = () => hold({ metric, stated, measured, truth });
    expect(check).toThrow(ConfigurationError);
    expect(check).toThrow(new RegExp(`states ${metric} .* on the test split, and the model was measured at`));
  });

  it('are refused for a metric that these rows do not have', () => {
    expect(() => hold({ metric: 'r2', stated: 0.9, measured: undefined })).toThrow(
      'where it cannot be measured',
    );
  });

  it('are refused for another count of rows, by one', () => {
    expect(() => hold({ metric: 'r2', stated: 0.9, measured: 0.9, rows: 101 })).toThrow(
      'states 101 rows on the test split, and there are 100',
    );
  });
});
