import { compareCategoryColumn } from '../../../../kit/maths/stats/compare-category.ts';
import { compareNumberColumn } from '../../../../kit/maths/stats/compare-number.ts';
import type { ColumnComparison } from '../../../../kit/maths/stats/comparison.ts';
import { judgeColumns } from '../../../../kit/maths/stats/judge-drift.ts';
import { profileAtFirst, profileValues, windowValues } from './bin-samples.ts';
import { COMMON, type Draw, drawEven } from './draw-columns.ts';
import { profileLevels, profileLevelsAtFirst, windowLevels } from './level-samples.ts';
import { createRandom, drawNormal, type Random } from './random.ts';

/** A column whose reference and window are drawn, the window perhaps otherwise. */
export interface Simulated {
  draw: Draw;
  now?: Draw;
  /** As a profile of the first schema describes it. */
  first?: boolean;
}

/** Rows of the reference and of the window. */
export interface Sizes {
  n: number;
  m: number;
}

export const CHANGES = {
  none: { draw: drawNormal },
  '+0.25 sd': { draw: drawNormal, now: (random) => drawNormal(random) + 0.25 },
  '+0.10 sd': { draw: drawNormal, now: (random) => drawNormal(random) + 0.1 },
  // With chance s the first of three, else any: its share is 1/3 + s (1 - 1/3).
  'one of three levels +6.7 points': {
    draw: drawEven(3),
    now: (random) => (random() < 0.1005 ? 'level 0' : drawEven(3)(random)),
  },
  '1 % outliers at a million sd': {
    draw: drawNormal,
    now: (random) => (random() < 0.01 ? 1e6 : drawNormal(random)),
  },
  '2 % of a new level among 8': {
    draw: drawEven(8),
    now: (random) => (random() < 0.02 ? 'brand-new' : drawEven(8)(random)),
  },
} satisfies Record<string, Simulated>;

export type Change = keyof typeof CHANGES;

/** A column compared: both samples drawn, profiled and counted as ingest and monitor do. */
export function compareDrawn(
  { draw, now = draw, first = false }: Simulated,
  { n, m }: Sizes,
  random: Random,
): ColumnComparison {
  const before = Array.from({ length: n }, () => draw(random));
  const after = Array.from({ length: m }, () => now(random));
  return [...before, ...after].some((cell) => typeof cell === 'string')
    ? compareTexts(before.map(toText), after.map(toText), first)
    : compareNumbers(before.filter(isNumber), after.filter(isNumber), { n, m, first });
}

function compareTexts(before: (string | null)[], after: (string | null)[], first: boolean) {
  const profile = first ? profileLevelsAtFirst(before) : profileLevels(before);
  return compareCategoryColumn(profile, windowLevels(after, profile));
}

function compareNumbers(before: number[], after: number[], { n, m, first }: Sizes & { first: boolean }) {
  const described = first ? profileAtFirst(before) : profileValues(before);
  const profile = { ...described, missing: n - before.length };
  const window = windowValues(after, profile, m - after.length);
  return compareNumberColumn({ profile, window, integer: false });
}

function toText(cell: string | number | null): string | null {
  return cell === null ? null : String(cell);
}

function isNumber(cell: string | number | null): cell is number {
  return typeof cell === 'number';
}

export interface Rates {
  /** Shares of the windows with any flag, with any `drift`, and with the column in question flagged. */
  any: number;
  drift: number;
  found: number;
}

/** The rates of each of some columns, tried one at a time beside the others of its table, in the order given. */
export function measureRates({
  tried,
  rest = COMMON.slice(1).map((draw) => ({ draw })),
  sizes,
  draws,
  seed,
}: {
  tried: readonly Simulated[];
  rest?: readonly Simulated[];
  sizes: Sizes;
  draws: number;
  seed: number;
}): Rates[] {
  const random = createRandom(seed);
  const rates = tried.map(() => ({ any: 0, drift: 0, found: 0 }));
  for (let draw = 0; draw < draws; draw++) {
    const others = rest.map((column) => compareDrawn(column, sizes, random));
    for (const [index, column] of tried.entries()) {
      const verdicts = judgeColumns([compareDrawn(column, sizes, random), ...others]).map(
        ({ verdict }) => verdict,
      );
      countVerdicts(rates[index], verdicts, 1 / draws);
    }
  }
  return rates;
}

/** The rates of unchanged windows of each of some tables, and of one that has the columns of all of them. */
export function measureTables({
  tables,
  sizes,
  draws,
  seed,
}: {
  tables: readonly (readonly Simulated[])[];
  sizes: Sizes;
  draws: number;
  seed: number;
}): Rates[] {
  const random = createRandom(seed);
  const rates = [...tables, []].map(() => ({ any: 0, drift: 0, found: 0 }));
  for (let draw = 0; draw < draws; draw++) {
    const compared = tables.map((table) => table.map((column) => compareDrawn(column, sizes, random)));
    for (const [index, columns] of [...compared, compared.flat()].entries()) {
      countVerdicts(
        rates[index],
        judgeColumns(columns).map(({ verdict }) => verdict),
        1 / draws,
      );
    }
  }
  return rates;
}

function countVerdicts(rates: Rates | undefined, verdicts: readonly string[], share: number): void {
  if (!rates) return;
  const flagged = verdicts.map((verdict) => verdict === 'suspect' || verdict === 'drift');
  if (flagged.includes(true)) rates.any += share;
  if (verdicts.includes('drift')) rates.drift += share;
  if (flagged[0]) rates.found += share;
}
