import { describe, expect, it } from 'vitest';
import { choosePrimary } from '../../../../kit/format/manifest/metric-names.ts';
import { METRICS } from '../../../../kit/format/manifest/metrics.ts';
import { computeMetrics, metricDirection } from '../../../../kit/maths/metrics/metrics.ts';
import { fixture, values, yesNo } from './fixture.ts';

function expectMetrics(actual: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(actual[name], name).toBeCloseTo(value, 10);
}

describe('metrics agree with scikit-learn', () => {
  it('of a regression', () => {
    const { truth, predicted, metrics } = fixture.regression;
    expectMetrics(computeMetrics({ task: 'regression', truth, predictions: values(predicted) }), metrics);
  });

  it('of a binary task', () => {
    const { truth, score, label, metrics } = fixture.binary;
    expectMetrics(computeMetrics({ task: 'binary', truth, predictions: yesNo(score, label) }), metrics);
  });

  it('of several classes', () => {
    const { truth, probabilities, label, metrics } = fixture.multiclass;
    const predictions = probabilities.map(([a = 0, b = 0, c = 0], row) => ({
      label: label[row] ?? '',
      probabilities: { a, b, c },
    }));
    expectMetrics(computeMetrics({ task: 'multiclass', truth, predictions }), metrics);
  });
});

describe('at the edges', () => {
  it('r2 of a constant truth is 1 when perfect and 0 otherwise', () => {
    const truth = [3, 3, 3];
    expect(computeMetrics({ task: 'regression', truth, predictions: values(truth) })['r2']).toBe(1);
    expect(computeMetrics({ task: 'regression', truth, predictions: values([3, 3, 4]) })['r2']).toBe(0);
  });

  it('what is not defined is left out', () => {
    expect(computeMetrics({ task: 'regression', truth: [], predictions: [] })).toEqual({});
    expect(computeMetrics({ task: 'regression', truth: [1], predictions: values([2]) })).toEqual({
      rmse: 1,
      mae: 1,
    });
    const oneClass = computeMetrics({ task: 'binary', truth: ['no', 'no'], predictions: yesNo([0.1, 0.2]) });
    expect(oneClass).not.toHaveProperty('roc_auc');
    expect(oneClass['f1']).toBe(0);
  });

  it('large values keep their digits', () => {
    const truth = [1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4];
    const predictions = values(truth.map((value) => value + 0.5));
    expect(computeMetrics({ task: 'regression', truth, predictions })['r2']).toBeCloseTo(0.8, 12);
  });

  it('a certain mistake costs a finite loss', () => {
    const { log_loss } = computeMetrics({ task: 'binary', truth: ['yes', 'no'], predictions: yesNo([0, 1]) });
    expect(log_loss).toBeCloseTo(-Math.log(2 ** -52), 10);
  });

  it('truth values and numbers are classes too, the last one positive', () => {
    const predictions = [0.9, 0.2, 0.6].map((p) => ({
      label: p > 0.5,
      probabilities: { false: 1 - p, true: p },
    }));
    const result = computeMetrics({ task: 'binary', truth: [true, false, false], predictions });
    expect(result).toMatchObject({ roc_auc: 1, accuracy: 2 / 3, f1: 2 / 3 });
  });

  it('missing or mistyped truth is explained', () => {
    expect(() =>
      computeMetrics({ task: 'regression', truth: [1, null], predictions: values([1, 2]) }),
    ).toThrow(/target is missing in row 2/);
    expect(() => computeMetrics({ task: 'regression', truth: ['a'], predictions: values([1]) })).toThrow(
      /regression needs numbers/,
    );
    const predictions = yesNo([0.1, 0.2, 0.3]);
    expect(() => computeMetrics({ task: 'binary', truth: ['yes', 'no', 'maybe'], predictions })).toThrow(
      /binary, and the rows hold 3 classes/,
    );
  });
});

describe('names', () => {
  it('say which way is better', () => {
    expect(['rmse', 'mae', 'log_loss', 'brier'].map(metricDirection)).toEqual(Array(4).fill('lower'));
    expect(['r2', 'roc_auc', 'accuracy', 'f1', 'macro_f1'].map(metricDirection)).toEqual(
      Array(5).fill('higher'),
    );
  });

  it('are checked against the task', () => {
    expect(choosePrimary('binary', undefined)).toBe('log_loss');
    expect(choosePrimary('regression', 'mae')).toBe('mae');
    expect(() => choosePrimary('regression', 'rsme')).toThrow(/"rsme".*Did you mean "rmse"/);
  });
});

describe('the table of metrics', () => {
  const perfect = {
    regression: computeMetrics({ task: 'regression', truth: [1, 2, 3], predictions: values([1, 2, 3]) }),
    binary: computeMetrics({ task: 'binary', truth: ['no', 'yes'], predictions: yesNo([0, 1]) }),
    multiclass: computeMetrics({ task: 'multiclass', truth: ['no', 'yes'], predictions: yesNo([0, 1]) }),
  };
  const wrong = {
    regression: computeMetrics({ task: 'regression', truth: [1, 2, 3], predictions: values([9, 9, 9]) }),
    binary: computeMetrics({ task: 'binary', truth: ['no', 'yes'], predictions: yesNo([1, 0]) }),
    multiclass: computeMetrics({ task: 'multiclass', truth: ['no', 'yes'], predictions: yesNo([1, 0]) }),
  };

  it.each(['regression', 'binary', 'multiclass'] as const)(
    'of %s says which way each gets better',
    (task) => {
      for (const { name, better } of METRICS[task]) {
        const gain = (perfect[task][name] ?? Number.NaN) - (wrong[task][name] ?? Number.NaN);
        expect(Math.sign(gain), name).toBe(better === 'higher' ? 1 : -1);
        expect(metricDirection(name), name).toBe(better);
      }
    },
  );

  it.each(['regression', 'binary', 'multiclass'] as const)('of %s has each name once', (task) => {
    const names = METRICS[task].map(({ name }) => name);
    expect(Object.keys(perfect[task])).toEqual([...new Set(names)]);
  });

  it('computes the one metric that is asked for, as it is among all', () => {
    const { truth, score, label, metrics } = fixture.binary;
    const asked = { task: 'binary', truth, predictions: yesNo(score, label), metric: 'f1' } as const;
    expect(Object.keys(computeMetrics(asked))).toEqual(['f1']);
    expect(computeMetrics(asked)['f1']).toBeCloseTo(metrics['f1'] ?? Number.NaN, 10);
  });
});
