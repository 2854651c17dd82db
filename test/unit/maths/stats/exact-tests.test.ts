import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testBeyondRange, testFarBeyondRange } from '../../../../kit/maths/stats/beyond-range-test.ts';
import { testFisherExact } from '../../../../kit/maths/stats/fisher-exact-test.ts';
import { regularizedLowerGamma } from '../../../../kit/maths/stats/gamma.ts';
import { takeAll } from '../../../../kit/maths/stats/hypergeometric.ts';
import { type LevelPair, testNewLevels } from '../../../../kit/maths/stats/new-levels-test.ts';
import { golden, relativeError } from './read-golden.ts';

test.each(golden.regularizedLowerGamma)('P($a, $x) is SciPy’s, tiny ones too', ({ a, x, value }) => {
  const found = regularizedLowerGamma(a, x);
  expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-11 * value);
});

test.each(golden.takeAll)('C($part, $count) / C($whole, $count) is SciPy’s', ({ value, ...draw }) => {
  expect(relativeError(takeAll(draw), value)).toBeLessThan(1e-10);
});

describe('testFisherExact', () => {
  test.each(golden.testFisherExact)('agrees with SciPy on $table', ({ table, pValue }) => {
    const [[reference = 0, others = 0] = [], [current = 0, rest = 0] = []] = table;
    const found = testFisherExact({ reference, current, n: reference + others, m: current + rest });
    expect(relativeError(found, pValue)).toBeLessThan(1e-9);
  });

  test('is a probability, and the same with the samples changed over', () => {
    const cell = fc.nat(60);
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const one = testFisherExact({ reference: a, current: b, n: a + c, m: b + d });
        const other = testFisherExact({ reference: b, current: a, n: b + d, m: a + c });
        expect(one).toBeCloseTo(other, 9);
        expect(one).toBeGreaterThan(0);
        expect(one).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('testBeyondRange', () => {
  test.each(golden.testBeyondRange)(
    'is SciPy’s beta-binomial tail: $k of $m beyond $n',
    ({ n, m, k, value }) => {
      const found = testBeyondRange({ reference: n, current: m, beyond: k });
      // SciPy's tail is one minus a sum, which costs it digits where little is left.
      expect(Math.abs(found - value)).toBeLessThan(1e-8 * value + 1e-12);
    },
  );

  test('is certain for none, for no reference, and never below what a larger count says', () => {
    expect(testBeyondRange({ reference: 10, current: 10, beyond: 0 })).toBe(1);
    expect(testBeyondRange({ reference: 0, current: 10, beyond: 10 })).toBe(1);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 2, max: 400 }),
        fc.nat(),
        (n, m, raw) => {
          const beyond = 1 + (raw % (m - 1));
          const fewer = testBeyondRange({ reference: n, current: m, beyond });
          const more = testBeyondRange({ reference: n, current: m, beyond: beyond + 1 });
          expect(more).toBeLessThanOrEqual(fewer + 1e-12);
          expect(testFarBeyondRange({ reference: n, current: m, beyond })).toBeLessThanOrEqual(fewer + 1e-12);
        },
      ),
    );
  });
});

describe('testNewLevels', () => {
  const level = (reference: number, current: number, levels = 1): LevelPair => ({
    reference,
    current,
    exact: true,
    levels,
  });
  const old = [level(500, 480), level(400, 410), level(100, 90)];

  test('nothing new is nothing to see', () => {
    expect(testNewLevels(old, { n: 1000, m: 980 })).toMatchObject({ rows: 0, pValue: 1 });
  });

  test('one level of a fiftieth of the rows is, and a single row is not', () => {
    expect(testNewLevels([...old, level(0, 20)], { n: 1000, m: 1000 }).pValue).toBeLessThan(1e-5);
    expect(testNewLevels([...old, level(0, 1)], { n: 1000, m: 981 }).pValue).toBeGreaterThan(0.4);
  });

  test('many new levels of few rows each are', () => {
    const fresh = level(0, 5, 20);
    const { pValue, rows } = testNewLevels([...old, fresh], { n: 1000, m: 1080 });
    expect(rows).toBe(100);
    expect(pValue).toBeLessThan(1e-9);
  });

  test('but not where the reference has as many that the window lacks', () => {
    const tail = [level(0, 1, 150), level(1, 0, 150), level(1, 1, 40)];
    const { rows, expected, pValue } = testNewLevels([...old, ...tail], { n: 1190, m: 1170 });
    expect(rows).toBe(150);
    // Of the 300 single rows every other one lies in the window, of the 40 pairs every fourth.
    expect(expected).toBeCloseTo(150 * (1170 / 1180) + 40 * 2 * (1170 / 2360) ** 2, 0);
    expect(pValue).toBeGreaterThan(0.3);
  });

  test('what is known from below makes it cautious', () => {
    const pair = (exact: boolean, reference: number): LevelPair => ({
      reference,
      current: 0,
      exact,
      levels: 50,
    });
    const sizes = { n: 1000, m: 1000 };
    const known = testNewLevels([pair(true, 20), level(0, 6)], sizes);
    const bounded = testNewLevels([pair(false, 2), level(0, 6)], sizes);
    expect(bounded.pValue).toBeGreaterThan(known.pValue);
  });
});
