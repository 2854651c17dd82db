import type { CategoryWindow, NamedLevel, UnlistedLevels } from './column-window.ts';
import type { BinnedPair } from './counts.ts';
import type { LevelPair } from './new-levels-test.ts';

type Named<Level> = readonly (readonly [level: Level, rows: number])[];

/** Every level of both samples as a cell of its own, of a reference that names all of its levels. */
export function pairEveryLevel(
  named: Named<string>,
  { categories, unlisted }: Pick<CategoryWindow, 'categories' | 'unlisted'>,
): BinnedPair {
  const current = named.map(([level]) => categories.get(level) ?? 0);
  const fresh = unlisted.spectrum.flatMap(({ rows, levels }) => new Array<number>(levels).fill(rows));
  return {
    reference: [...named.map(([, rows]) => rows), ...fresh.map(() => 0)],
    current: [...current, ...fresh],
  };
}

/** The same levels for the test of new ones. */
export function countEveryLevel(
  reference: readonly number[],
  current: readonly number[],
  { spectrum }: UnlistedLevels,
): LevelPair[] {
  return [
    ...reference.map((rows, index) => ({
      reference: rows,
      current: current[index] ?? 0,
      exact: true,
      levels: 1,
    })),
    ...spectrum.map(({ rows, levels }) => ({ reference: 0, current: rows, exact: true, levels })),
  ];
}

/** New levels as a manifest holds them. */
export function describeNamed(named: readonly NamedLevel[]): { value: string | number; rows: number }[] {
  return named.map(({ level, rows }) => ({
    value: typeof level === 'string' ? cutText(level) : level,
    rows,
  }));
}

const LONGEST_NAME = 100;

function cutText(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : text;
}
