import { malformed } from './malformed.ts';

/** Fields of all messages together, each looked at by itself. Weights are one field a tensor. */
const MAX_FIELDS = 12_000_000;

/** Numbers and texts in lists of attributes, which are skipped. The largest forests of trees have some ten million. */
const MAX_LISTED = 100_000_000;

/** Texts read, names of values and attributes among them. */
const MAX_TEXTS = 3_000_000;

/** What is kept of a model (names, shapes, records), in bytes; weights are never kept. */
const MAX_KEPT_BYTES = 128 * 1024 * 1024;

/** One text. Vocabularies in metadata have some megabytes. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** How many of a kind a model may have: several times those of the largest real ones. */
const MOST = {
  nodes: 250_000,
  attributes: 800_000,
  tensors: 130_000,
  'tensors outside the file': 50_000,
  values: 500_000,
  operators: 10_000,
  inputs: 200_000,
  outputs: 10_000,
  functions: 10_000,
  graphs: 100_000,
  'opset imports': 1_000,
  'metadata entries': 400_000,
  'metadata entries of its own': 10_000,
  'class labels': 1_000_000,
  'files of external data': 10_000,
} as const;

export type Counted = keyof typeof MOST;

/** What reading one model may cost, so that no file takes all time or memory there is. */
export interface Allowance {
  countField(): void;
  /** Before numbers or texts of a list are skipped. */
  countListed(count: number): void;
  /** One more of a kind. */
  count(what: Counted): void;
  /** Before a text of so many bytes is read. */
  readText(bytes: number): void;
  /** Before something of so many bytes is read into memory to stay. */
  keep(bytes: number): void;
}

/** @throws ConfigurationError from each function once the model has had its share */
export function createAllowance(): Allowance {
  let fields = 0;
  let listed = 0;
  let texts = 0;
  let kept = 0;
  const counts = new Map<Counted, number>();
  const keep = (bytes: number) => {
    kept += bytes;
    if (kept > MAX_KEPT_BYTES) throw malformed('names and texts without end');
  };
  return {
    countField() {
      if (++fields > MAX_FIELDS) throw tooMany(MAX_FIELDS, 'fields');
    },
    countListed(count) {
      listed += count;
      if (listed > MAX_LISTED) throw tooMany(MAX_LISTED, 'numbers in lists');
    },
    count(what) {
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      if (count > MOST[what]) throw tooMany(MOST[what], what);
    },
    readText(bytes) {
      if (bytes > MAX_TEXT_BYTES) throw malformed(`a text of ${bytes.toLocaleString('en-US')} bytes`);
      if (++texts > MAX_TEXTS) throw tooMany(MAX_TEXTS, 'texts');
      keep(bytes);
    },
    keep,
  };
}

function tooMany(most: number, what: string) {
  return malformed(`more than ${most.toLocaleString('en-US')} ${what}, which no real model has`);
}
