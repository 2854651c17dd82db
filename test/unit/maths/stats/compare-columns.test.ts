import { describe, expect, test } from 'vitest';
import { compareCategoryColumn } from '../../../../kit/maths/stats/compare-category.ts';
import { compareNumberColumn } from '../../../../kit/maths/stats/compare-number.ts';
import { type ColumnComparison, measureStatistics } from '../../../../kit/maths/stats/comparison.ts';
import type { ColumnSample } from '../../../../kit/maths/stats/drift/drift-statistic.ts';
import { MISSING_DIFFERENCE } from '../../../../kit/maths/stats/drift/missing-difference.ts';
import { UNSEEN_EXCESS } from '../../../../kit/maths/stats/drift/unseen-excess.ts';
import { judgeColumns, worstVerdict } from '../../../../kit/maths/stats/judge-drift.ts';
import { testKolmogorovSmirnov } from '../../../../kit/maths/stats/ks-test.ts';
import { pairBins } from '../../../../kit/maths/stats/pair-bins.ts';
import { profileAtFirst, profileValues, windowValues } from './bin-samples.ts';
import { profileLevels, profileLevelsAtFirst, windowLevels } from './level-samples.ts';
import { golden } from './read-golden.ts';

function compareValues(reference: readonly number[], current: readonly number[], integer = false) {
  const profile = profileValues(reference);
  return compareNumberColumn({ profile, window: windowValues(current, profile), integer });
}

function sizes(values: Record<string, number>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
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

  test('pays for every test that can be made', () => {
    const profile = profileValues(ramp, { missing: 100 });
    const shifted = ramp.map((value) => value * 0.9);
    const alone = compareValues(ramp, shifted);
    const window = windowValues(shifted, profile, 100);
    const both = compareNumberColumn({ profile, window, integer: false });
    const { pValue } = testKolmogorovSmirnov(pairBins(profile, window));
    expect(alone.pValue).toBeCloseTo((pValue * 0.85) / 0.7, 12);
    expect(both.pValue).toBeCloseTo(pValue / 0.7, 12);
  });

  test('sees a constant column change', () => {
    const comparison = compareValues(new Array(300).fill(5), new Array(300).fill(6));
    expect(comparison.distance).toBe(1);
    expect(comparison.statistics).toContainEqual({ name: 'moved rows', value: 1 });
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
      values: [],
      valueCounts: [],
    } as const;
    const side = { rows: 0, excess: 0, far: 0, extreme: null };
    const window = {
      missing: 0,
      counts: [300],
      valueCounts: [],
      below: side,
      above: side,
      unlisted: null,
    };
    const comparison = compareNumberColumn({
      profile: { ...empty, edges: [], counts: [0], values: [], valueCounts: [] },
      window,
      integer: false,
    });
    expect(comparison).toMatchObject({ test: 'missing share', distance: 0 });
    expect(comparison.pValue).toBeLessThan(1e-6);
  });
});

describe('values that the reference never showed', () => {
  const ramp = Array.from({ length: 1000 }, (_, index) => index / 7);
  const wild = ramp.map((value, index) => (index % 100 === 0 ? 1e8 : value));

  test('one row in a hundred far beyond the range is drift, counted and with its extreme', () => {
    for (const profile of [profileValues(ramp), profileAtFirst(ramp)]) {
      const comparison = compareNumberColumn({
        profile,
        window: windowValues(wild, profile),
        integer: false,
      });
      expect(comparison).toMatchObject({
        test: 'unseen values',
        unseen: { rows: 10, share: 0.01, below: null, above: { rows: 10, extreme: 1e8 }, values: [] },
      });
      expect(judgeColumns([comparison])[0]?.verdict).toBe('drift');
    }
  });

  test('a row or two a little beyond it are told, and no more than chance', () => {
    const { unseen, pValue } = compareValues(ramp, [...ramp.slice(1), 150]);
    expect(unseen).toMatchObject({ rows: 1, above: { rows: 1, extreme: 150 } });
    expect(unseen?.expected).toBeCloseTo(2 / 1001, 12);
    expect(pValue).toBeGreaterThan(0.5);
  });

  test('a new value between those of a column of few values is named', () => {
    const codes = ramp.map((_, index) => [1, 2, 3, 7][index % 4] ?? 0);
    const now = codes.map((code, index) => (index % 50 === 0 ? 5 : code));
    const comparison = compareValues(codes, now);
    expect(comparison.unseen).toMatchObject({ rows: 20, values: [{ value: 5, rows: 20 }] });
    expect(judgeColumns([comparison])[0]?.verdict).toBe('drift');
  });

  test('values that hardly repeat are no list of new ones', () => {
    const few = ramp.slice(0, 150);
    const { unseen } = compareValues(
      few,
      few.map((value) => value + 0.05),
    );
    expect(unseen).toMatchObject({ rows: 1, values: [] });
  });

  test('a change of the share of zeros is found where they are most rows', () => {
    const amounts = (zeros: number) => ramp.map((value, index) => (index % 20 < zeros ? 0 : value));
    const { test: name, pValue } = compareValues(amounts(16), amounts(17));
    expect(name).toBe('share of one value');
    expect(pValue).toBeLessThan(0.05);
  });
});

describe('compareCategoryColumn', () => {
  const often = Array.from({ length: 1000 }, (_, index) => (index % 20 < 10 ? 'north' : 'south'));
  const compare = (now: (string | null)[], profile = profileLevels(often)) =>
    compareCategoryColumn(profile, windowLevels(now, profile));

  test('names a new level, and calls a fiftieth of the rows drift', () => {
    const comparison = compare(often.map((level, index) => (index % 50 === 0 ? 'west' : level)));
    expect(comparison.unseen).toMatchObject({ rows: 20, share: 0.02, values: [{ value: 'west', rows: 20 }] });
    expect(judgeColumns([comparison])[0]?.verdict).toBe('drift');
  });

  test('keeps a long name short', () => {
    const { unseen } = compare([...often, 'é'.repeat(5000)]);
    expect(unseen?.values).toEqual([{ value: `${'é'.repeat(100)}…`, rows: 1 }]);
  });

  test('with more levels than it names, a level in an empty slot is new', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `town ${index % 300}`);
    const profile = profileLevels(many);
    expect(profile.slots).not.toBeNull();
    const same = compare(many, profile);
    expect(same).toMatchObject({ unseen: { rows: 0, pValue: 1 }, testable: true });
    const fresh = compare([...many.slice(90), ...new Array<string>(90).fill('brand-new')], profile);
    expect(fresh.unseen).toMatchObject({ rows: 90, values: [{ value: 'brand-new', rows: 90 }] });
    expect(fresh.unseen?.pValue).toBeLessThan(1e-9);
  });

  test('levels that both samples have by chance alone are none', () => {
    const tail = (prefix: string) => Array.from({ length: 60 }, (_, index) => `${prefix} ${index}`);
    const { pValue } = compare([...often, ...tail('now')], profileLevels([...often, ...tail('then')]));
    expect(pValue).toBeGreaterThan(0.2);
  });

  test('missing cells are a category', () => {
    const comparison = compare(often.map((level, index) => (index % 4 === 0 ? null : level)));
    expect(comparison.missing).toEqual({ reference: 0, current: 0.25 });
    expect(comparison.pValue).toBeLessThan(1e-9);
  });

  test('is not fooled by names that every object has', () => {
    const hostile = often.map((level) => (level === 'north' ? '__proto__' : 'constructor'));
    const now = hostile.map(() => '__proto__');
    expect(compare(now, profileLevels(hostile)).distance).toBeCloseTo(0.5, 12);
  });

  describe('of a profile of the first schema', () => {
    test('that names every level, is compared and tells new ones', () => {
      const profile = profileLevelsAtFirst(often);
      const comparison = compare([...often, ...new Array<string>(30).fill('west')], profile);
      expect(comparison.unseen).toMatchObject({ rows: 30, values: [{ value: 'west', rows: 30 }] });
    });

    test('that names not all, is compared by those it would name whatever the chance', () => {
      const many = often.flatMap((level, index) => [level, `town ${index % 250}`]);
      const profile = profileLevelsAtFirst(many);
      expect(compare(many, profile)).toMatchObject({ unseen: null, testable: true, distance: 0 });
      const moved = many.map((level) => (level === 'north' ? 'south' : level));
      expect(compare(moved, profile).pValue).toBeLessThan(1e-9);
    });

    test('is unknown where that is none', () => {
      const rare = often.map((_, index) => `town ${index % 300}`);
      const comparison = compare(rare, profileLevelsAtFirst(rare));
      expect(comparison).toMatchObject({ testable: false, pValue: 1 });
      expect(judgeColumns([comparison])[0]?.verdict).toBe('unknown');
    });
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
    statistics: sizes({ wasserstein: 0.5, 'moved rows': 0.2 }),
    missing: { reference: 0, current: 0 },
    unseen: null,
    testable: true,
  };
  const small = { ...comparison, statistics: sizes({ wasserstein: 0.04, 'moved rows': 0.02 }) };
  const moved = (share: number) => sizes({ wasserstein: 0.04, 'moved rows': share });
  /** With what a sample says of missing and unseen values beside a small change. */
  const beside = (sample: Partial<ColumnSample>) => ({
    ...small,
    statistics: [
      ...small.statistics,
      ...measureStatistics([MISSING_DIFFERENCE, UNSEEN_EXCESS], {
        cells: null,
        missing: comparison.missing,
        unseen: null,
        ...sample,
      }).statistics,
    ],
  });
  const never = { below: null, above: null, values: [] };

  test.each([
    ['significant and large', comparison, 'drift'],
    ['significant, small', small, 'suspect'],
    ['significant, small in deviations, many rows moved', { ...small, statistics: moved(0.1) }, 'drift'],
    ['significant, values often missing', beside({ missing: { reference: 0, current: 0.06 } }), 'drift'],
    ['large by chance', { ...comparison, pValue: 0.2 }, 'ok'],
    [
      'a category with a small change',
      { ...small, kind: 'category', statistics: moved(0.049) } as const,
      'suspect',
    ],
    [
      'a hundredth of rows never seen',
      beside({ unseen: { ...never, rows: 12, share: 0.012, expected: 0.002, pValue: 1e-7 } }),
      'drift',
    ],
    [
      'as many never seen, which chance explains',
      beside({ unseen: { ...never, rows: 12, share: 0.012, expected: 0.001, pValue: 0.2 } }),
      'suspect',
    ],
    [
      'a category with a larger one',
      { ...small, kind: 'category', statistics: moved(0.05) } as const,
      'drift',
    ],
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
