import type { CategoryColumnProfile } from '../../../kit/manifest/profile.ts';
import { compareCategoryColumn } from '../../../kit/stats/compare-category.ts';
import { compareNumberColumn } from '../../../kit/stats/compare-number.ts';
import type { ColumnComparison } from '../../../kit/stats/comparison.ts';
import { judgeColumns } from '../../../kit/stats/judge-drift.ts';
import { profileValues, windowValues } from './bin-samples.ts';

/** Numbers in [0, 1) by the mulberry32 recipe, the same on every machine; its 2³² states are plenty here. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
export type Change = 'none' | 'shift-0.25' | 'shift-0.10' | 'category-6.7';

/** Standard normal values by Box and Muller (Annals of Mathematical Statistics 29, 1958, p. 610). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const NUMBERS: readonly ((random: Random) => number)[] = [
  drawNormal,
  (random) => Math.exp(drawNormal(random)),
  (random) => random(),
  (random) => -Math.log(1 - random()),
  (random) => (random() < 0.3 ? -2 : 2) + drawNormal(random),
  (random) => Math.floor(random() * 6),
  (random) => Math.floor(-3 * Math.log(1 - random())),
];

const LEVELS: readonly number[] = [2, 3, 3, 5, 8, 20];

/**
 * One draw: 20 columns (14 numbers of 7 shapes, two of them discrete; 6 categories of 2 to 20 levels), a reference and
 * a current sample of `n` rows each, one column changed or none.
 * @returns the verdicts, the changed column's first
 */
export function simulateWindow({ n, change, random }: { n: number; change: Change; random: Random }) {
  const shift = change === 'shift-0.25' ? 0.25 : change === 'shift-0.10' ? 0.1 : 0;
  const first =
    change === 'category-6.7'
      ? compareLevels({ levels: 3, extra: 0.067, n, random })
      : compareDraws({ draw: drawNormal, shift, n, random });
  const rest = [
    ...Array.from({ length: 13 }, (_, index) =>
      compareDraws({ draw: NUMBERS[index % NUMBERS.length] ?? drawNormal, shift: 0, n, random }),
    ),
    ...LEVELS.map((levels) => compareLevels({ levels, extra: 0, n, random })),
  ];
  return judgeColumns([first, ...rest]).map((column) => column.verdict);
}

function compareDraws({
  draw,
  shift,
  n,
  random,
}: {
  draw: (random: Random) => number;
  shift: number;
  n: number;
  random: Random;
}): ColumnComparison {
  const profile = profileValues(Array.from({ length: n }, () => draw(random)));
  const window = windowValues(
    Array.from({ length: n }, () => draw(random) + shift),
    profile,
  );
  return compareNumberColumn({ profile, window, integer: false });
}

/** Equal levels; in the window the first is `extra` more frequent. */
function compareLevels({
  levels,
  extra,
  n,
  random,
}: {
  levels: number;
  extra: number;
  n: number;
  random: Random;
}): ColumnComparison {
  const names = Array.from({ length: levels }, (_, level) => `level ${level}`);
  const count = (share: number) => {
    const counts = new Map(names.map((name) => [name, 0]));
    for (let row = 0; row < n; row++) {
      const name = random() < share ? 0 : Math.floor(random() * levels);
      counts.set(`level ${name}`, (counts.get(`level ${name}`) ?? 0) + 1);
    }
    return counts;
  };
  const profile: CategoryColumnProfile = {
    kind: 'category',
    name: 'level',
    count: n,
    missing: 0,
    categories: Object.fromEntries(count(0)),
    other: 0,
    distinct: levels,
  };
  // With chance s the first, else any: its share is 1/k + s (1 - 1/k).
  const window = count(extra / (1 - 1 / levels));
  return compareCategoryColumn(profile, { missing: 0, categories: window, other: 0 });
}

/** Of `draws` windows the share with any flag, with any `drift`, and with the first column flagged. */
export function measureRates({
  n,
  change,
  draws,
  seed,
}: {
  n: number;
  change: Change;
  draws: number;
  seed: number;
}) {
  const random = createRandom(seed);
  const rates = { any: 0, drift: 0, found: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const verdicts = simulateWindow({ n, change, random });
    if (verdicts.some((verdict) => verdict !== 'ok')) rates.any++;
    if (verdicts.includes('drift')) rates.drift++;
    if (verdicts[0] !== 'ok') rates.found++;
  }
  return { any: rates.any / draws, drift: rates.drift / draws, found: rates.found / draws };
}
