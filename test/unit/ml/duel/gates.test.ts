import { describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../../../kit/format/manifest/duel.ts';
import { applyGates, listElsewhere } from '../../../../kit/ml/duel/gates.ts';

function compare(
  low: number | null,
  high: number | null,
  direction: 'lower' | 'higher' = 'lower',
): MetricComparison {
  const value = ((low ?? 0) + (high ?? 0)) / 2;
  return {
    metric: direction === 'lower' ? 'rmse' : 'r2',
    direction,
    challenger: { value: 100 + value, low: 90, high: 110 },
    champion: { value: 100, low: 90, high: 110 },
    difference: { value, low, high },
  };
}

const judge = (comparison: MetricComparison, gate: object) =>
  applyGates({
    gates: [{ metric: comparison.metric, ...gate }],
    comparisons: [comparison],
    environment: 'production',
  });
const AGAINST = { against: 'production' };

describe('a gate against the live model', () => {
  it.each([
    [1, 5, 'fail'],
    [0, 5, 'inconclusive'],
    [-1, 5, 'inconclusive'],
    [-5, 0, 'pass'],
    [-5, -1, 'pass'],
    [null, null, 'inconclusive'],
  ] as const)('with the difference from %s to %s is %s where lower is better', (low, high, verdict) => {
    expect(judge(compare(low, high), AGAINST).verdict).toBe(verdict);
  });

  it.each([
    [-5, -1, 'fail'],
    [-5, 1, 'inconclusive'],
    [0, 5, 'pass'],
  ] as const)('with the difference from %s to %s is %s where higher is better', (low, high, verdict) => {
    expect(judge(compare(low, high, 'higher'), AGAINST).verdict).toBe(verdict);
  });

  it('moves its bound by max-degradation of the champion', () => {
    const gate = { ...AGAINST, 'max-degradation': '2%' };
    expect(judge(compare(1, 1.9), gate).verdict).toBe('pass');
    expect(judge(compare(1, 3), gate).verdict).toBe('inconclusive');
    expect(judge(compare(2.1, 3), gate).verdict).toBe('fail');
    expect(judge(compare(-3, -2.1, 'higher'), gate).verdict).toBe('fail');
  });

  it('passes where no model is live', () => {
    const result = judge({ ...compare(1, 5), champion: null, difference: null }, AGAINST);
    expect(result).toEqual({
      verdict: 'pass',
      gates: [
        {
          metric: 'rmse',
          rule: 'rmse no worse than production',
          verdict: 'pass',
          reason: 'no model is live in production',
        },
      ],
    });
  });

  it('of another environment does not apply', () => {
    expect(judge(compare(1, 5), { against: 'staging' })).toEqual({ verdict: 'pass', gates: [] });
  });

  it('of another environment takes no fixed bound with it', () => {
    const { verdict, gates } = judge(compare(1, 5), { against: 'staging', max: 99.9 });
    expect(verdict).toBe('fail');
    expect(gates).toHaveLength(1);
  });
});

describe('against: target', () => {
  it('is the model live where the challenger is to go, wherever that is', () => {
    for (const environment of ['staging', 'production']) {
      const { gates, verdict } = applyGates({
        gates: [{ metric: 'rmse', against: 'target' }],
        comparisons: [compare(1, 5)],
        environment,
      });
      expect(verdict).toBe('fail');
      expect(gates[0]?.rule).toBe(`rmse no worse than ${environment}`);
    }
  });

  it('is what a gate means that says neither a bound nor against', () => {
    expect(judge(compare(1, 5), {}).verdict).toBe('fail');
    expect(judge(compare(1, 1.9), { 'max-degradation': '2%' }).verdict).toBe('pass');
    expect(judge(compare(1, 5), { max: 200 }).gates).toHaveLength(1);
  });
});

describe('environments', () => {
  const gates = [
    { metric: 'rmse', max: 1, environments: ['production'] },
    { metric: 'rmse', against: 'target', environments: ['staging'] },
    { metric: 'rmse', min: 0, against: 'production', 'max-degradation': '2%' },
  ];
  const judgeIn = (environment: string) =>
    applyGates({ gates, comparisons: [compare(1, 5)], environment }).gates.map(({ rule }) => rule);

  it('limit a gate, its bound too', () => {
    expect(judgeIn('production')).toEqual([
      'rmse <= 1',
      'rmse >= 0',
      'rmse no worse than production by more than 2%',
    ]);
    expect(judgeIn('staging')).toEqual(['rmse no worse than staging', 'rmse >= 0']);
  });

  it('leave rules for elsewhere, which are told', () => {
    expect(listElsewhere(gates, 'production')).toEqual(['rmse no worse than what is live there (staging)']);
    expect(listElsewhere(gates, 'staging')).toEqual([
      'rmse <= 1 (production)',
      'rmse no worse than production by more than 2%',
    ]);
  });

  it('that leave a gate out still find an unknown metric in it', () => {
    expect(() =>
      applyGates({
        gates: [{ metric: 'rsme', max: 1, environments: ['staging'] }],
        comparisons: [compare(1, 5)],
        environment: 'production',
      }),
    ).toThrow(/"rsme"/);
  });
});

describe('a fixed bound', () => {
  it('is held against the value', () => {
    expect(judge(compare(0, 0), { max: 100 }).verdict).toBe('pass');
    expect(judge(compare(0, 0), { max: 99.9 }).verdict).toBe('fail');
    expect(judge(compare(0, 0, 'higher'), { min: 100 }).verdict).toBe('pass');
    expect(judge(compare(0, 0, 'higher'), { min: 100.1 }).gates).toEqual([
      { metric: 'r2', rule: 'r2 >= 100.1', verdict: 'fail', reason: 'r2 is 100 (95 % interval 90 to 110)' },
    ]);
  });
});

describe('several gates', () => {
  const verdictOf = (...gates: object[]) =>
    applyGates({
      gates: gates.map((gate) => ({ metric: 'rmse', ...gate })),
      comparisons: [compare(-1, 5)],
      environment: 'production',
    }).verdict;

  it('fail if one fails, else are inconclusive if one is', () => {
    expect(verdictOf()).toBe('pass');
    expect(verdictOf({ max: 200 }, AGAINST)).toBe('inconclusive');
    expect(verdictOf({ max: 1 }, AGAINST)).toBe('fail');
    expect(verdictOf({ max: 200, min: 150 })).toBe('fail');
  });

  it('are refused on an unknown metric', () => {
    expect(() => verdictOf({ metric: 'rsme', max: 1 })).toThrow(/"rsme".*Did you mean "rmse"/);
  });
});
