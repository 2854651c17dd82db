import { drawNormal, type Random } from './random.ts';

/** One cell of a column; null where it is missing. */
export type Draw = (random: Random) => number | string | null;

const NUMBERS = {
  normal: drawNormal,
  'log-normal': (random) => Math.exp(drawNormal(random)),
  uniform: (random) => random(),
  exponential: (random) => -Math.log(1 - random()),
  'two humps': (random) => (random() < 0.3 ? -2 : 2) + drawNormal(random),
  'a die': (random) => Math.floor(random() * 6),
  'geometric counts': (random) => Math.floor(-3 * Math.log(1 - random())),
} satisfies Record<string, Draw>;

const LEVELS = [2, 3, 3, 5, 8, 20].map(drawEven);

/** The 20 columns that most tables are made of: 14 numbers of 7 shapes, two of them discrete; 6 categories. */
export const COMMON: readonly Draw[] = [...Object.values(NUMBERS), ...Object.values(NUMBERS), ...LEVELS];

/** The columns that are hard on a test. */
export const HARD = {
  'Zipf, 200 levels': drawZipf(200),
  'Zipf, 500 levels': drawZipf(500),
  'Zipf, 5,000 levels': drawZipf(5000),
  '50 rare levels': drawRare(50, 0.05),
  '90 rare levels': drawRare(90, 0.3),
  'a flag on 2 in 1,000 rows': (random) => (random() < 0.002 ? 'yes' : 'no'),
  'missing in 2 of 1,000 rows': (random) => (random() < 0.002 ? null : drawNormal(random)),
  '70 % zeros': (random) => (random() < 0.7 ? 0 : Math.exp(drawNormal(random))),
  '97 % zeros': (random) => (random() < 0.97 ? 0 : Math.exp(drawNormal(random))),
  'zeros amid gains and losses': (random) => (random() < 0.5 ? 0 : drawNormal(random)),
  'capped at a limit': (random) => Math.min(1, drawNormal(random)),
  'rare counts': (random) => Math.floor(0.9 * (1 - random()) ** -0.7),
  'whole years': (random) => Math.round(1990 + 12 * drawNormal(random)),
  Cauchy: (random) => Math.tan(Math.PI * (random() - 0.5)),
} satisfies Record<string, Draw>;

export type HardColumn = keyof typeof HARD;

/** Levels that are equally frequent. */
export function drawEven(levels: number): Draw {
  return (random) => `level ${Math.floor(random() * levels)}`;
}

/** Levels whose frequency is one over their rank. */
function drawZipf(levels: number): Draw {
  const shares = Array.from({ length: levels }, (_, rank) => 1 / (rank + 1));
  const sums = sumUp(shares);
  const total = sums.at(-1) ?? 1;
  return (random) => `town ${findFirst(sums, random() * total)}`;
}

/** Three frequent levels, and rare ones that have a share of rows together. */
function drawRare(levels: number, share: number): Draw {
  return (random) =>
    random() < share ? `rare ${Math.floor(random() * levels)}` : `often ${Math.floor(random() * 3)}`;
}

function sumUp(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The first place of ascending sums that lies above a value. */
function findFirst(sums: readonly number[], value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
