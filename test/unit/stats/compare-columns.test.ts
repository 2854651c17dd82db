import { describe, expect, test } from 'vitest';
import type { CategoryColumnProfile } from '../../../kit/manifest/profile.ts';
import { compareCategoryColumn } from '../../../kit/stats/compare-category.ts';
import { compareNumberColumn, pairBins } from '../../../kit/stats/compare-number.ts';
import type { ColumnComparison } from '../../../kit/stats/comparison.ts';
import { judgeColumns, worstVerdict } from '../../../kit/stats/judge-drift.ts';
import { testKolmogorovSmirnov } from '../../../kit/stats/ks-test.ts';
import { profileValues, windowValues } from './bin-samples.ts';
import { golden } from './read-golden.ts';

function compareValues(reference: readonly number[], current: readonly number[], integer = false) {
  const profile = profileValues(reference);
  return compareNumberColumn({ profile, window: windowValues(current, profile), integer });
}

describe('a number column from 200 quantile bins against SciPy on the raw values', () => {
  test.each(golden.twoSample)('$name', ({ reference, current, statistic, distance, name }) => {
    const profile = profileValues(reference);
    const window = windowValues(current, profile);
    const binned = testKolmogorovSmirnov(pairBins(profile, window));
    expect(binned.statistic).toBeLessThanOrEqual(statistic + 1e-9);
    expect(statistic - binned.statistic).toBeLessThan(0.006);
    const comparison = compareNumberColumn({
      profile,
      window,
      integer: name === 'counts' || name === 'binary',
    });
    expect(Math.abs(comparison.distance - distance)).toBeLessThan(0.015);
  });

  test('the p-value is the asymptotic one', () => {
    const shifted = golden.twoSample.find((sample) => sample.name === 'shifted');
    const comparison = compareValues(shifted?.reference ?? [], shifted?.current ?? []);
    expect(comparison.test).toBe('kolmogorov-smirnov');
    expect(Math.log10(comparison.pValue / (shifted?.pValue ?? 1))).toBeCloseTo(0, 0);
  });
});

describe('compareNumberColumn', () => {
  const ramp = Array.from({ length: 1000 }, (_, index) => index);

  test('tests discrete values with chi-squared', () => {
    const dice = ramp.map((value) => value % 4);
    expect(compareValues(dice, dice, true)).toMatchObject({ test: 'chi-squared', pValue: 1, distance: 0 });
  });

  test('names the missing share when that is what changed', () => {
    const profile = profileValues(ramp, { missing: 10 });
    const window = windowValues(ramp, profile, 250);
    const comparison = compareNumberColumn({ profile, window, integer: true });
    expect(comparison.test).toBe('missing share');
    expect(comparison.missing.current).toBe(0.2);
    expect(comparison.pValue).toBeLessThan(1e-6);
    expect(judgeColumns([comparison])[0]?.verdict).toBe('drift');
  });

  test('pays for two tests where both can be made', () => {
    const profile = profileValues(ramp, { missing: 100 });
    const shifted = ramp.map((value) => value + 40);
    const alone = compareValues(ramp, shifted);
    const both = compareNumberColumn({
      profile,
      window: windowValues(shifted, profile, 100),
      integer: false,
    });
    expect(both.pValue).toBeCloseTo(Math.min(1, 2 * alone.pValue), 12);
  });

  test('sees a constant column change', () => {
    const comparison = compareValues(new Array(300).fill(5), new Array(300).fill(6));
    expect(comparison).toMatchObject({ distance: 1, moved: 1 });
    expect(judgeColumns([comparison])[0]?.verdict).toBe('drift');
    expect(compareValues(new Array(300).fill(5), new Array(300).fill(5))).toMatchObject({
      pValue: 1,
      psi: 0,
    });
  });

  test('a window without a single value is all missing, not an error', () => {
    const profile = profileValues(ramp);
    const comparison = compareNumberColumn({
      profile,
      window: windowValues([], profile, 400),
      integer: false,
    });
    expect(comparison).toMatchObject({ test: 'missing share', distance: 0, psi: 0 });
    expect(comparison.missing).toEqual({ reference: 0, current: 1 });
  });

  test('a profile without a single value compares by what is missing alone', () => {
    const empty = {
      kind: 'number',
      name: 'x',
      count: 0,
      missing: 300,
      min: null,
      max: null,
      mean: null,
      sum2: null,
      edges: [],
      counts: [0],
    } as const;
    const window = {
      missing: 0,
      counts: [300],
      below: { rows: 0, excess: 0 },
      above: { rows: 0, excess: 0 },
    };
    const comparison = compareNumberColumn({
      profile: { ...empty, edges: [], counts: [0] },
      window,
      integer: false,
    });
    expect(comparison).toMatchObject({ test: 'missing share', distance: 0 });
    expect(comparison.pValue).toBeLessThan(1e-6);
  });
});

describe('compareCategoryColumn', () => {
  const profile: CategoryColumnProfile = {
    kind: 'category',
    name: 'town',
    count: 1000,
    missing: 0,
    categories: { north: 500, south: 450 },
    other: 50,
    distinct: 7,
  };

  test('counts new names as others', () => {
    const window = { missing: 0, categories: new Map([['north', 250]]), other: 250 };
    const comparison = compareCategoryColumn(profile, window);
    expect(comparison).toMatchObject({ kind: 'category', test: 'chi-squared', distance: 0.45 });
    expect(comparison.pValue).toBeLessThan(1e-12);
  });

  test('is not fooled by names that every object has', () => {
    const hostile = {
      ...profile,
      categories: Object.fromEntries([
        ['__proto__', 500],
        ['constructor', 500],
      ]),
    };
    const window = { missing: 0, categories: new Map([['__proto__', 100]]), other: 0 };
    expect(compareCategoryColumn({ ...hostile, other: 0 }, window).distance).toBeCloseTo(0.5, 12);
  });
});

describe('judgeColumns', () => {
  const comparison: ColumnComparison = {
    column: 'x',
    kind: 'number',
    test: 'kolmogorov-smirnov',
    statistic: 0.2,
    pValue: 1e-6,
    psi: 0.3,
    distance: 0.5,
    moved: 0.2,
    missing: { reference: 0, current: 0 },
  };
  const small = { ...comparison, distance: 0.04, moved: 0.02 };

  test.each([
    ['significant and large', comparison, 'drift'],
    ['significant, small', small, 'suspect'],
    ['significant, small in deviations, many rows moved', { ...small, moved: 0.1 }, 'drift'],
    ['significant, values often missing', { ...small, missing: { reference: 0, current: 0.06 } }, 'drift'],
    ['large by chance', { ...comparison, pValue: 0.2 }, 'ok'],
    ['a category with a small change', { ...small, kind: 'category', moved: 0.049 } as const, 'suspect'],
    ['a category with a larger one', { ...small, kind: 'category', moved: 0.05 } as const, 'drift'],
  ])('%s: %s', (_name, input, verdict) => {
    expect(judgeColumns([input])[0]?.verdict).toBe(verdict);
  });

  test('takes the number of columns into account', () => {
    const border = { ...comparison, pValue: 0.04 };
    const rest = new Array(19).fill({ ...comparison, pValue: 0.5 });
    expect(judgeColumns([border])[0]?.verdict).toBe('drift');
    expect(judgeColumns([border, ...rest])[0]?.verdict).toBe('ok');
  });

  test('worstVerdict', () => {
    expect(worstVerdict([])).toBe('unknown');
    expect(worstVerdict(['unknown', 'ok'])).toBe('ok');
    expect(worstVerdict(['unknown', 'unknown'])).toBe('unknown');
    expect(worstVerdict(['ok', 'drift', 'suspect'])).toBe('drift');
  });
});
