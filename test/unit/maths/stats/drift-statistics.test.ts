import { describe, expect, test } from 'vitest';
import { compareCategoryColumn } from '../../../../kit/maths/stats/compare-category.ts';
import { compareNumberColumn } from '../../../../kit/maths/stats/compare-number.ts';
import { measureStatistics } from '../../../../kit/maths/stats/comparison.ts';
import type { DriftStatistic } from '../../../../kit/maths/stats/drift/drift-statistic.ts';
import { CATEGORY_STATISTICS, NUMBER_STATISTICS } from '../../../../kit/maths/stats/drift/statistics.ts';
import { profileValues, windowValues } from './bin-samples.ts';
import { profileLevels, windowLevels } from './level-samples.ts';

const RAMP = Array.from({ length: 1000 }, (_, index) => index);

describe('the statistics of a column', () => {
  test.each([
    ['numbers', NUMBER_STATISTICS],
    ['categories', CATEGORY_STATISTICS],
  ])('of %s: the tests share one chance, and no name stands for two', (_kind, table) => {
    const names = table.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const spent = table.reduce((sum, { weight = 0 }) => sum + weight, 0);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(1);
  });

  test('of a number are all in its list, and what is told apart is of the list', () => {
    const profile = profileValues(RAMP);
    const window = windowValues(
      RAMP.map((value) => value + 300),
      profile,
      10,
    );
    const comparison = compareNumberColumn({ profile, window, integer: true });
    expect(comparison.statistics.map(({ name }) => name)).toEqual([
      'kolmogorov-smirnov',
      'missing share',
      'unseen values',
      'psi',
      'wasserstein',
      'moved rows',
      'missing difference',
      'unseen excess',
    ]);
    const find = (name: string) => comparison.statistics.find((statistic) => statistic.name === name);
    expect(comparison).toMatchObject({
      psi: find('psi')?.value,
      distance: find('wasserstein')?.value,
      statistic: find(comparison.test)?.value,
    });
    expect(find('unseen values')).toEqual({
      name: 'unseen values',
      value: comparison.unseen?.rows,
      p: comparison.unseen?.pValue,
    });
  });

  test('of a category leave out what cannot be measured', () => {
    const levels = RAMP.map((value) => `level ${value % 3}`);
    const profile = profileLevels(levels);
    const { statistics } = compareCategoryColumn(profile, windowLevels(levels, profile));
    expect(statistics.map(({ name }) => name)).toEqual([
      'chi-squared',
      'unseen values',
      'psi',
      'moved rows',
      'missing difference',
    ]);
  });
});

describe('measureStatistics', () => {
  const test1: DriftStatistic<number> = { name: 'first', weight: 0.6, measure: (p) => ({ value: 1, p }) };
  const test2: DriftStatistic<number> = {
    name: 'second',
    weight: 0.2,
    measure: () => ({ value: 2, p: 0.04 }),
  };
  const size: DriftStatistic<number> = { name: 'size', measure: (p) => ({ value: 10 * p }) };
  const none: DriftStatistic<number> = { name: 'none', weight: 0.2, measure: () => null };

  test('weighs each test among those that can be made, and lets no other decide', () => {
    const { test: name, statistic, pValue, statistics } = measureStatistics([size, test1, test2, none], 0.03);
    expect({ name, statistic }).toEqual({ name: 'first', statistic: 1 });
    expect(pValue).toBeCloseTo((0.03 * 0.8) / 0.6, 12);
    expect(statistics).toEqual([
      { name: 'size', value: 0.3 },
      { name: 'first', value: 1, p: 0.03 },
      { name: 'second', value: 2, p: 0.04 },
    ]);
    expect(measureStatistics([test1, test2], 0.9)).toMatchObject({ test: 'second', statistic: 2 });
  });

  test('without a test that can be made nothing has changed', () => {
    expect(measureStatistics([none, size], 1)).toMatchObject({ test: 'none', statistic: 0, pValue: 1 });
  });
});
