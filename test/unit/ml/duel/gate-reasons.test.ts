import { describe, expect, test } from 'vitest';
import type { GateConfig } from '../../../../kit/format/config/pipeline-schema.ts';
import type { MetricComparison } from '../../../../kit/format/manifest/duel.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { applyGates, describeEstimate, listElsewhere } from '../../../../kit/ml/duel/gates.ts';

/** A challenger whose error is 3 more than the champion's, for sure by 1 and at most by 5. */
const WORSE: MetricComparison = {
  metric: 'rmse',
  direction: 'lower',
  challenger: { value: 103, low: 90, high: 110 },
  champion: { value: 100, low: 90, high: 110 },
  difference: { value: 3, low: 1, high: 5 },
};

function judge(
  changes: Partial<MetricComparison> = {},
  { gate = {}, obstacle = null }: { gate?: Partial<GateConfig>; obstacle?: string | null } = {},
) {
  const comparison = { ...WORSE, ...changes };
  return applyGates({
    gates: [{ metric: comparison.metric, ...gate }],
    comparisons: [comparison],
    environment: 'production',
    obstacle,
  }).gates.map(({ verdict, reason }) => [verdict, reason]);
}

describe('a comparison says why', () => {
  test('by the difference, its interval and which way is better', () => {
    expect(judge()).toEqual([
      ['fail', 'challenger minus champion is 3 (95 % interval 1 to 5), lower is better'],
    ]);
  });

  test.each<[string, Partial<MetricComparison>]>([
    ['no least value', { difference: { value: 3, low: null, high: 5 } }],
    ['no greatest value', { difference: { value: 3, low: 1, high: null } }],
    ['no difference', { difference: null }],
  ])('with %s: too few rows', (_, changes) => {
    expect(judge(changes)).toEqual([['inconclusive', 'too few rows for an interval of the difference']]);
  });

  test('without a champion nothing is in the way', () => {
    expect(judge({ champion: null })).toEqual([['pass', 'no model is live in production']]);
  });
});

describe('an obstacle to the comparison', () => {
  const obstacle = 'the champion cannot answer these rows';

  test('leaves the decision to a person, with or without numbers', () => {
    expect(judge({}, { obstacle })).toEqual([['inconclusive', obstacle]]);
    expect(judge({ champion: null, difference: null }, { obstacle })).toEqual([['inconclusive', obstacle]]);
  });

  test('is none to a fixed bound', () => {
    expect(judge({}, { obstacle, gate: { max: 103 } })).toEqual([
      ['pass', 'rmse is 103 (95 % interval 90 to 110)'],
    ]);
  });
});

test('a champion below zero gives way by a share of its size', () => {
  const score = {
    metric: 'r2',
    direction: 'higher',
    champion: { value: -10, low: null, high: null },
  } as const;
  const gate = { 'max-degradation': '2%' };
  const verdictOf = (low: number, high: number) =>
    judge({ ...score, difference: { value: low, low, high } }, { gate })[0]?.[0];
  expect(verdictOf(-0.19, -0.1)).toBe('pass');
  expect(verdictOf(-0.3, -0.21)).toBe('fail');
});

test('what is asked elsewhere names every environment', () => {
  const gates = [{ metric: 'rmse', max: 1, min: 0, environments: ['staging', 'trial'] }];
  expect(listElsewhere(gates, 'production')).toEqual([
    'rmse >= 0 (staging, trial)',
    'rmse <= 1 (staging, trial)',
  ]);
  expect(listElsewhere(gates, 'trial')).toEqual([]);
});

test('a gate that says no more than its metric names what it compares with', () => {
  const gates = [{ metric: 'rmse' }];
  const [judged] = applyGates({ gates, comparisons: [WORSE], environment: 'production' }).gates;
  expect(judged?.rule).toBe('rmse no worse than production');
  expect(listElsewhere([{ metric: 'rmse', environments: ['staging'] }], 'production')).toEqual([
    'rmse no worse than what is live there (staging)',
  ]);
});

test('an unknown metric is told with the place to correct', () => {
  const ask = () => judge({}, { gate: { metric: 'rsme' } });
  expect(ask).toThrow(ConfigurationError);
  expect(ask).toThrow(
    'A gate names the metric "rsme", which was not computed. Did you mean "rmse"? Correct "evaluate.gates".',
  );
});

test.each([
  [{ value: 0.61, low: 0.52, high: 0.68 }, '0.61 (95 % interval 0.52 to 0.68)'],
  [{ value: 0.61, low: null, high: 0.68 }, '0.61'],
  [{ value: 0.61, low: 0.52, high: null }, '0.61'],
])('%j in words', (estimate, words) => {
  expect(describeEstimate(estimate)).toBe(words);
});
