import { regularizedLowerGamma } from './gamma.ts';
import { takeAll } from './hypergeometric.ts';

/** A level of either sample. */
export interface LevelPair {
  /** Its rows of the reference, or at least so many where `exact` is false. */
  reference: number;
  current: number;
  exact: boolean;
  /** How many levels are like this one. */
  levels: number;
}

export interface NewLevelsResult {
  /** Rows of the window whose level the reference lacks. */
  rows: number;
  /** As many as chance explains. */
  expected: number;
  pValue: number;
}

/**
 * Does the window hold more levels that the reference lacks than chance explains? Without a change all rows are alike, so
 * given a level's rows of both samples together, t, all of them lie in the window with chance C(m, t) / C(n + m, t). Two
 * questions, the p-value twice the smaller answer: the number of such levels, which is at most Poisson about the sum of
 * those chances; and the rows of the largest, by the sum over levels that have as many. For single rows that sum is Good
 * and Turing's estimate of what is still unseen (Good, Biometrika 40, 1953, p. 237). Levels whose rows are known only
 * from below make it cautious.
 * @param sizes present rows of the reference and of the window
 */
export function testNewLevels(
  pairs: readonly LevelPair[],
  { n, m }: { n: number; m: number },
): NewLevelsResult {
  const fresh = pairs.filter(({ reference, current }) => reference === 0 && current > 0);
  const chance = (total: number) => takeAll({ count: total, part: m, whole: n + m });
  const chanceOf = (pair: LevelPair) => pair.levels * chance(pair.reference + pair.current);
  const expected = sumOver(
    pairs,
    (pair) => (pair.reference + pair.current) * chance(pair.reference + pair.current),
  );
  const rows = sumOver(fresh, ({ current }) => current);
  if (fresh.length === 0 || n === 0) return { rows, expected: n === 0 ? rows : expected, pValue: 1 };
  const number = fresh.reduce((sum, { levels }) => sum + levels, 0);
  const many = regularizedLowerGamma(
    number,
    pairs.reduce((sum, pair) => sum + chanceOf(pair), 0),
  );
  const largest = Math.max(...fresh.map(({ current }) => current));
  const large = pairs
    .filter(({ reference, current, exact }) => !exact || reference + current >= largest)
    .reduce((sum, pair) => sum + pair.levels * chance(Math.max(largest, pair.reference + pair.current)), 0);
  return { rows, expected, pValue: Math.min(1, 2 * Math.min(many, large)) };
}

function sumOver(pairs: readonly LevelPair[], rowsOf: (pair: LevelPair) => number): number {
  return pairs.reduce((sum, pair) => sum + pair.levels * rowsOf(pair), 0);
}
