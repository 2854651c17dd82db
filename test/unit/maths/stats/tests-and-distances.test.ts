import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustPValues } from '../../../../kit/maths/stats/benjamini-hochberg.ts';
import { poolSmallCells, testHomogeneity } from '../../../../kit/maths/stats/chi-squared-test.ts';
import { sumCounts } from '../../../../kit/maths/stats/counts.ts';
import { coarsenBins, measurePsi, measureTotalVariation } from '../../../../kit/maths/stats/distances.ts';
import { kolmogorovSurvival } from '../../../../kit/maths/stats/kolmogorov.ts';
import { testKolmogorovSmirnov } from '../../../../kit/maths/stats/ks-test.ts';
import { golden, relativeError } from './read-golden.ts';

const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 40 }).map((bins) => ({
  reference: bins.map(([reference]) => reference),
  current: bins.map(([, current]) => current),
}));

describe('kolmogorovSurvival', () => {
  test.each(golden.kolmogorovSurvival)('agrees with SciPy at $x', ({ x, value }) => {
    expect(relativeError(kolmogorovSurvival(x), value)).toBeLessThan(1e-10);
  });

  test('is 1 at and below 0', () => {
    expect([kolmogorovSurvival(0), kolmogorovSurvival(-1)]).toEqual([1, 1]);
  });
});

describe('testHomogeneity', () => {
  test.each(golden.testHomogeneity)('agrees with SciPy on $reference / $current', (table) => {
    const { statistic, pValue } = testHomogeneity(table);
    expect(relativeError(statistic, table.statistic)).toBeLessThan(1e-12);
    expect(relativeError(pValue, table.pValue)).toBeLessThan(1e-10);
  });

  test('a rare category seen only in the current window does not decide', () => {
    const result = testHomogeneity({ reference: [500, 500, 0], current: [500, 499, 1] });
    expect(result.pValue).toBeGreaterThan(0.9);
  });

  test('a frequent one does', () => {
    expect(testHomogeneity({ reference: [500, 500, 0], current: [450, 450, 100] }).pValue).toBeLessThan(1e-9);
  });

  test('pools until every cell expects five rows, and loses none', () => {
    fc.assert(
      fc.property(counts, (pair) => {
        const sizes = { n: sumCounts(pair.reference), m: sumCounts(pair.current) };
        fc.pre(sizes.n > 0 && sizes.m > 0);
        const cells = pair.reference.map((reference, index) => ({
          reference,
          current: pair.current[index] ?? 0,
        }));
        const pooled = poolSmallCells(cells, sizes);
        expect(sumCounts(pooled.map((cell) => cell.reference))).toBe(sizes.n);
        expect(sumCounts(pooled.map((cell) => cell.current))).toBe(sizes.m);
        const share = Math.min(sizes.n, sizes.m) / (sizes.n + sizes.m);
        const expected = pooled.map((cell) => (cell.reference + cell.current) * share);
        if (pooled.length > 1) expect(Math.min(...expected)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  test('has nothing to say of empty or single cells', () => {
    expect(testHomogeneity({ reference: [], current: [] })).toEqual({ statistic: 0, pValue: 1 });
    expect(testHomogeneity({ reference: [9], current: [7] })).toEqual({ statistic: 0, pValue: 1 });
    expect(testHomogeneity({ reference: [9, 1], current: [0, 0] })).toEqual({ statistic: 0, pValue: 1 });
  });

  test('refuses bins that do not match', () => {
    expect(() => testHomogeneity({ reference: [1, 2], current: [1] })).toThrow(RangeError);
  });
});

describe('adjustPValues', () => {
  test.each(golden.adjustPValues)('agrees with statsmodels on $pValues', ({ pValues, adjusted }) => {
    for (const [index, value] of adjustPValues(pValues).entries()) {
      expect(relativeError(value, adjusted[index] ?? 0)).toBeLessThan(1e-13);
    }
  });

  test('never lowers a p-value and keeps the order of evidence', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(pValues, (values) => {
        const adjusted = adjustPValues(values);
        for (const [index, value] of values.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(value);
          expect(adjusted[index]).toBeLessThanOrEqual(1);
          for (const [other, smaller] of values.entries()) {
            if (smaller <= value) expect(adjusted[other]).toBeLessThanOrEqual(adjusted[index] ?? 0);
          }
        }
      }),
    );
  });
});

describe('every test and distance', () => {
  test('stays in its range, is nothing for equal samples, and does not care for scale', () => {
    fc.assert(
      fc.property(counts, (pair) => {
        const swapped = { reference: pair.current, current: pair.reference };
        for (const measure of [testKolmogorovSmirnov, testHomogeneity]) {
          const { statistic, pValue } = measure(pair);
          expect(statistic).toBeGreaterThanOrEqual(0);
          expect(pValue).toBeGreaterThanOrEqual(0);
          expect(pValue).toBeLessThanOrEqual(1);
          expect(measure(swapped).statistic).toBeCloseTo(statistic, 8);
        }
        expect(measureTotalVariation(pair)).toBeLessThanOrEqual(1);
        expect(measurePsi(pair)).toBeGreaterThanOrEqual(0);
      }),
    );
    const same = { reference: [3, 5, 9, 2], current: [30, 50, 90, 20] };
    expect(testKolmogorovSmirnov(same).statistic).toBeCloseTo(0, 12);
    expect(testHomogeneity(same).statistic).toBeCloseTo(0, 12);
    expect(measurePsi(same)).toBeCloseTo(0, 12);
    expect(measureTotalVariation(same)).toBeCloseTo(0, 12);
  });
});

describe('measurePsi', () => {
  test('is Σ (q - p) ln(q / p)', () => {
    const expected = 0.1 * Math.log(0.6 / 0.5) + -0.1 * Math.log(0.4 / 0.5);
    expect(measurePsi({ reference: [50, 50], current: [60, 40] })).toBeCloseTo(expected, 12);
  });

  test('is finite where a cell is empty on one side', () => {
    expect(measurePsi({ reference: [100, 0], current: [0, 100] })).toBeCloseTo(2 * 0.995 * Math.log(200), 10);
  });
});

describe('coarsenBins', () => {
  test('makes about ten groups of equal reference share and loses no row', () => {
    const pair = { reference: new Array(200).fill(5), current: Array.from({ length: 200 }, (_, bin) => bin) };
    const coarse = coarsenBins(pair);
    expect(coarse.reference).toEqual(new Array(10).fill(100));
    expect(sumCounts(coarse.current)).toBe(sumCounts(pair.current));
  });

  test('keeps groups aligned when one bin holds most rows', () => {
    const pair = { reference: [990, ...new Array(20).fill(1)], current: [10, ...new Array(20).fill(9)] };
    const coarse = coarsenBins(pair);
    expect(coarse.reference).toHaveLength(coarse.current.length);
    expect(coarse.reference.length).toBeLessThanOrEqual(10);
    expect(sumCounts(coarse.reference)).toBe(1010);
  });

  test('leaves discrete values alone', () => {
    const pair = { reference: [1, 2, 3], current: [3, 2, 1] };
    expect(coarsenBins(pair)).toBe(pair);
  });
});
