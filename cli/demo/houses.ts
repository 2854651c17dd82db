import { readFile } from 'node:fs/promises';
import type { Row } from '../../kit/format/manifest/row.ts';

/** The rows of a CSV file without quotes: numbers as numbers, the rest as text. */
export async function readHouses(file: string): Promise<Row[]> {
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, readCell(cells[index] ?? '')]));
  });
}

/** Rows as CSV, the columns in the order of the first row. */
export function writeCsv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => String(row[name] ?? '')).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

/** How the demo's new quarter differs from the town that the model knows. */
const SHIFT = { lot: 2, stories: 1, lotElasticity: 0.6, storyValue: 1.15 } as const;

/** The most a house of the contract may have. */
const MOST = { stories: 4, lot: 40_000 } as const;

/**
 * Houses of a new quarter: houses of the town drawn with replacement, on larger lots and a storey higher. Their prices
 * are made up: the price of the house they come from, times (new lot / lot)^0.6, times 1.15 a storey more.
 */
export function buildNewQuarter(houses: readonly Row[], count: number, seed: number): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => enlarge(houses[Math.floor(random() * houses.length)] ?? {}));
}

function enlarge(house: Row): Row {
  const lot = Number(house['lot_size']);
  const stories = Number(house['stories']);
  const newLot = Math.min(MOST.lot, Math.round(lot * SHIFT.lot));
  const newStories = Math.min(MOST.stories, stories + SHIFT.stories);
  const factor = (newLot / lot) ** SHIFT.lotElasticity * SHIFT.storyValue ** (newStories - stories);
  return {
    ...house,
    lot_size: newLot,
    stories: newStories,
    price: Math.round(Number(house['price']) * factor),
  };
}

/** A copy of the file's text with rows added that break the contract, each in another way. */
export function plantFaults(csv: string): string {
  return `${csv.trimEnd()}\n${FAULTY_ROWS.join('\n')}\n`;
}

const FAULTY_ROWS = [
  '-52000,4500,3,1,2,yes,no,yes,no,no,1,no',
  '61000,n/a,3,2,1,yes,no,no,no,no,0,no',
  ',5000,3,1,2,yes,no,yes,no,yes,0,no',
  '58500,3960,three,1,2,yes,no,no,no,no,0,no',
  '72000,6000,3,1,2,maybe,no,no,no,yes,2,no',
  '49900,3600,2,1,1,yes,no,no,no,no,-1,no',
];

function readCell(text: string): string | number {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Mulberry32: a small seeded generator of numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
