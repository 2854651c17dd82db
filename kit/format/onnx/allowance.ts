import { malformed } from './malformed.ts';

/**
 * What reading and linting a model may cost, in nanoseconds of a processor of 2020 with Node 24, by the prices below.
 * `bench/lint-bombs.ts` holds the prices against what built models take.
 */
export const MAX_WORK = 800_000_000;

/** Nanoseconds for one of a kind, those who look at it later (rules, tables) included. */
const PRICES = {
  field: 70,
  step: 20,
  text: 300,
  textByte: 6,
  keptByte: 2,
} as const;

/** What is kept of a model (names, shapes, records), in bytes; weights are never kept. */
export const MAX_KEPT_BYTES = 128 * 1024 * 1024;

/** One text. Vocabularies in metadata have some megabytes. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** How many of a kind a model may have, several times those of the largest real ones, and the price of each. */
const KINDS = {
  nodes: { most: 250_000, price: 1_000 },
  attributes: { most: 800_000, price: 500 },
  tensors: { most: 130_000, price: 5_000 },
  'tensors outside the file': { most: 50_000, price: 3_000 },
  values: { most: 500_000, price: 300 },
  operators: { most: 10_000, price: 2_000 },
  inputs: { most: 200_000, price: 1_000 },
  outputs: { most: 10_000, price: 1_000 },
  functions: { most: 10_000, price: 1_000 },
  graphs: { most: 100_000, price: 500 },
  'opset imports': { most: 1_000, price: 1_000 },
  'metadata entries': { most: 300_000, price: 1_500 },
  'metadata entries of its own': { most: 10_000, price: 2_000 },
  'class labels': { most: 1_000_000, price: 100 },
  'files of external data': { most: 10_000, price: 20_000 },
} as const;

export type Counted = keyof typeof KINDS;

/** What reading one model may cost, so that no file takes all time or memory there is. */
export interface Allowance {
  countField(): void;
  /** Before numbers or texts of a list, or the bytes of a long number, are passed over. */
  countSteps(count: number): void;
  /** One more of a kind. */
  count(what: Counted): void;
  /** Before a text of so many bytes is read. */
  readText(bytes: number): void;
  /** Before something of so many bytes is read into memory to stay. */
  keep(bytes: number): void;
  /** What the model has cost so far: nanoseconds by the prices, and bytes that stay. */
  spent(): { work: number; kept: number };
}

/**
 * @param share of what any model may cost, all of it when left out
 * @throws MalformedModelError from each function but `spent` once the model has had its share
 */
export function createAllowance(share = 1): Allowance {
  let work = 0;
  let kept = 0;
  const counts = new Map<Counted, number>();
  const pay = (price: number) => {
    work += price;
    if (work > share * MAX_WORK) throw malformed('more structure than any real model has');
  };
  const keep = (bytes: number) => {
    kept += bytes;
    if (kept > share * MAX_KEPT_BYTES) throw malformed('names and texts without end');
    pay(bytes * PRICES.keptByte);
  };
  return {
    countField: () => pay(PRICES.field),
    countSteps: (count) => pay(count * PRICES.step),
    count(what) {
      const { most, price } = KINDS[what];
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      if (count > share * most) throw tooMany(share * most, what);
      pay(price);
    },
    readText(bytes) {
      if (bytes > MAX_TEXT_BYTES) throw malformed(`a text of ${bytes.toLocaleString('en-US')} bytes`);
      pay(PRICES.text + bytes * PRICES.textByte);
      keep(bytes);
    },
    keep,
    spent: () => ({ work, kept }),
  };
}

function tooMany(most: number, what: string) {
  return malformed(`more than ${most.toLocaleString('en-US')} ${what}, which no real model has`);
}
