import { describe, expect, it } from 'vitest';
import { quantileOf, resamplesFor } from '../../../../kit/maths/metrics/bootstrap.ts';
import { estimateMetrics } from '../../../../kit/maths/metrics/estimate.ts';
import { createRandom, createRandomFromState } from '../../../../kit/maths/metrics/random.ts';
import { compareModels } from '../../../../kit/ml/duel/compare-models.ts';
import { fixture, values, yesNo } from './fixture.ts';

describe('the generator', () => {
  // Made with the C reference implementation, published in edorfaus/xoshiro-6502, test-rom/testdata.asm.
  it('gives the numbers of the reference implementation', () => {
    const random = createRandomFromState([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]);
    const numbers = Array.from({ length: 4 }, () => random.nextUint32());
    expect(numbers).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('draws every value about equally often', () => {
    const random = createRandom(1);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const value = random.nextBelow(10);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(27.88); // 99.9 % point of chi-squared with 9 degrees of freedom
  });

  it('differs by seed', () => {
    expect(createRandom(1).nextUint32()).not.toBe(createRandom(2).nextUint32());
  });
});

describe('quantileOf', () => {
  // numpy.quantile([1, 2, 4, 8], [0, 0.025, 0.5, 0.975, 1])
  it.each([
    [0, 1],
    [0.025, 1.075],
    [0.5, 3],
    [0.975, 7.7],
    [1, 8],
  ])('at %d is %d', (share, value) => {
    expect(quantileOf(Float64Array.of(1, 2, 4, 8), share)).toBeCloseTo(value, 12);
  });
});

describe('intervals', () => {
  const { truth, predicted, champion, intervals } = fixture.regression;
  const settings = { task: 'regression', truth, seed: 7, resamples: 20_000 } as const;

  /** Both ends within 4 % of the interval's width: what 20,000 resamples leave to chance. */
  function expectInterval(
    estimate: { low: number | null; high: number | null } | null,
    [low, high]: [number, number],
  ) {
    const slack = (high - low) * 0.04;
    expect(Math.abs((estimate?.low ?? Number.NaN) - low)).toBeLessThan(slack);
    expect(Math.abs((estimate?.high ?? Number.NaN) - high)).toBeLessThan(slack);
  }

  it('agree with SciPy for a regression', () => {
    const metrics = estimateMetrics({ ...settings, predictions: values(predicted) });
    expectInterval(metrics['rmse'] ?? null, intervals['rmse'] ?? [0, 0]);
    expectInterval(metrics['r2'] ?? null, intervals['r2'] ?? [0, 0]);
  });

  it('agree with SciPy for the area under the curve', () => {
    const { truth: labels, score, intervals: expected } = fixture.binary;
    const metrics = estimateMetrics({
      task: 'binary',
      truth: labels,
      predictions: yesNo(score),
      seed: 7,
      resamples: 5000,
    });
    expectInterval(metrics['roc_auc'] ?? null, expected['roc_auc'] ?? [0, 0]);
  });

  it('of a paired difference agree with SciPy', () => {
    const [rmse] = compareModels({ ...settings, challenger: values(predicted), champion: values(champion) });
    expect(rmse?.metric).toBe('rmse');
    expectInterval(rmse?.difference ?? null, intervals['difference rmse'] ?? [0, 0]);
  });

  it('are the same for the same seed', () => {
    const once = estimateMetrics({ ...settings, resamples: 100, predictions: values(predicted) });
    expect(estimateMetrics({ ...settings, resamples: 100, predictions: values(predicted) })).toEqual(once);
    expect(
      estimateMetrics({ ...settings, seed: 8, resamples: 100, predictions: values(predicted) }),
    ).not.toEqual(once);
  });

  it('are null below ten rows', () => {
    const few = estimateMetrics({
      task: 'regression',
      truth: truth.slice(0, 9),
      predictions: values(predicted.slice(0, 9)),
      seed: 1,
    });
    expect(few['rmse']).toMatchObject({ low: null, high: null });
  });

  it('of a model against itself are exactly zero', () => {
    const same = values(predicted);
    for (const { difference } of compareModels({
      ...settings,
      resamples: 200,
      challenger: same,
      champion: same,
    })) {
      expect(difference).toEqual({ value: 0, low: 0, high: 0 });
    }
  });

  it('take fewer resamples of a large table', () => {
    expect(resamplesFor(10_000)).toBe(1000);
    expect(resamplesFor(1_000_000)).toBe(200);
    expect(resamplesFor(400_000)).toBe(500);
  });
});
