import { type BinnedPair, NOTHING_TO_TEST, sumCounts, type TestResult, zipCounts } from './counts.ts';
import { regularizedUpperGamma } from './gamma.ts';

/** Cells that expect fewer rows than this in either sample are pooled (Cochran, Biometrics 10, 1954, p. 420). */
export const SMALLEST_EXPECTED = 5;

type Cell = { reference: number; current: number };

/**
 * Pearson's chi-squared test of homogeneity: do both samples come from one distribution over the categories? Both are
 * taken as samples, with their noise. Small cells are pooled first (see `poolSmallCells`); without two cells left
 * there is nothing to test. No continuity correction.
 */
export function testHomogeneity(pair: BinnedPair): TestResult {
  const n = sumCounts(pair.reference);
  const m = sumCounts(pair.current);
  if (n === 0 || m === 0) return NOTHING_TO_TEST;
  const cells = poolSmallCells(zipCounts(pair), { n, m });
  if (cells.length < 2) return NOTHING_TO_TEST;
  const statistic = sumCounts(cells.map((cell) => measureCell(cell, { n, m })));
  return { statistic, pValue: chiSquaredSurvival(statistic, cells.length - 1) };
}

/** P(X > x) of the chi-squared distribution (DLMF 8.2.4 with a = degrees / 2). */
export function chiSquaredSurvival(x: number, degrees: number): number {
  return regularizedUpperGamma(degrees / 2, Math.max(0, x) / 2);
}

/**
 * The cells with every one that expects fewer than five rows in the smaller sample put together; should their pool
 * itself stay too small, it takes in the smallest other cell. Empty cells vanish.
 */
export function poolSmallCells(cells: readonly Cell[], sizes: { n: number; m: number }): Cell[] {
  const share = Math.min(sizes.n, sizes.m) / (sizes.n + sizes.m);
  const isSmall = (cell: Cell) => sizeOf(cell) * share < SMALLEST_EXPECTED;
  const filled = cells.filter((cell) => sizeOf(cell) > 0);
  const large = filled.filter((cell) => !isSmall(cell)).sort((a, b) => sizeOf(b) - sizeOf(a));
  const small = filled.filter(isSmall);
  if (small.length === 0) return large;
  let pool = small.reduce(addCells);
  while (isSmall(pool)) {
    const next = large.pop();
    if (!next) break;
    pool = addCells(pool, next);
  }
  return [...large, pool];
}

function measureCell(cell: Cell, { n, m }: { n: number; m: number }): number {
  const expected = (sizeOf(cell) * n) / (n + m);
  const expectedCurrent = (sizeOf(cell) * m) / (n + m);
  return (
    (cell.reference - expected) ** 2 / expected + (cell.current - expectedCurrent) ** 2 / expectedCurrent
  );
}

function sizeOf(cell: Cell): number {
  return cell.reference + cell.current;
}

function addCells(a: Cell, b: Cell): Cell {
  return { reference: a.reference + b.reference, current: a.current + b.current };
}
