import { type BinnedPair, NOTHING_TO_TEST, sumCounts, type TestResult, zipCounts } from './counts.ts';
import { testFisherExact } from './fisher-exact-test.ts';
import { regularizedUpperGamma } from './gamma.ts';

/** Cells that expect fewer rows than this in either sample are pooled (Cochran, Biometrics 10, 1954, p. 420). */
export const SMALLEST_EXPECTED = 5;

type Cell = { reference: number; current: number };
type Sizes = { n: number; m: number };

/** Two cells are tested exactly where either expects fewer rows than this: chi-squared's far tail is too light there. */
const LARGEST_EXACT = 25;

/**
 * Pearson's chi-squared test of homogeneity: do both samples come from one distribution over the categories? Both are
 * taken as samples, with their noise. Small cells are pooled first (see `poolSmallCells`). No continuity correction. Two
 * cells with few rows are tested by Fisher's exact test instead, as are the largest and the rest where pooling leaves one.
 */
export function testHomogeneity(pair: BinnedPair): TestResult {
  const n = sumCounts(pair.reference);
  const m = sumCounts(pair.current);
  if (n === 0 || m === 0) return NOTHING_TO_TEST;
  const cells = zipCounts(pair).filter((cell) => sizeOf(cell) > 0);
  if (cells.length < 2) return NOTHING_TO_TEST;
  const pooled = poolSmallCells(cells, { n, m });
  const tested = pooled.length > 1 ? pooled : splitLargest(cells);
  const statistic = sumCounts(tested.map((cell) => measureCell(cell, { n, m })));
  const exact = tested.length === 2 && tested.some((cell) => expectSmaller(cell, { n, m }) < LARGEST_EXACT);
  const [cell] = tested;
  return {
    statistic,
    pValue:
      exact && cell ? testFisherExact({ ...cell, n, m }) : chiSquaredSurvival(statistic, tested.length - 1),
  };
}

/** P(X > x) of the chi-squared distribution (DLMF 8.2.4 with a = degrees / 2). */
export function chiSquaredSurvival(x: number, degrees: number): number {
  return regularizedUpperGamma(degrees / 2, Math.max(0, x) / 2);
}

/**
 * The cells with every one that expects fewer than five rows in the smaller sample put together; should their pool
 * itself stay too small, it takes in the smallest other cell. Empty cells vanish.
 */
export function poolSmallCells(cells: readonly Cell[], sizes: Sizes): Cell[] {
  const isSmall = (cell: Cell) => expectSmaller(cell, sizes) < SMALLEST_EXPECTED;
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

/** The largest cell and all others together. */
function splitLargest(cells: readonly Cell[]): Cell[] {
  const [largest, ...rest] = cells.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return largest ? [largest, rest.reduce(addCells)] : [];
}

/** The rows that a cell expects in the smaller sample. */
function expectSmaller(cell: Cell, { n, m }: Sizes): number {
  return (sizeOf(cell) * Math.min(n, m)) / (n + m);
}

function measureCell(cell: Cell, { n, m }: Sizes): number {
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
