import type { SplitRule } from '../manifest/data-lock.ts';
import { canonicalCells } from './canonical-cells.ts';
import { quoteIdentifier, quoteNumber, quoteText } from './sql-text.ts';

/** A row's place in the unit interval is told by this many bits of its hash. */
const HASH_BITS = 52;
const HASH_DIGITS = HASH_BITS / 4;

/**
 * SQL that gives `train`, `validation` or `test` for a row of accepted data (typed columns, as in the splits'
 * Parquet). The same row falls into the same split whatever stands beside it.
 * @throws RangeError for a `time` rule without cut-offs
 */
export function splitExpression(rule: SplitRule): string {
  return rule.by === 'time' ? splitByTime(rule) : splitByHash(rule);
}

/**
 * SHA-256 over `<seed>:<canonical JSON of the key cells>`; the lowest places are test, then validation. The branches of
 * a CASE would each compute the hash anew, so the split is picked from a list.
 */
function splitByHash({ key, seed, validation, test }: SplitRule): string {
  const hash = `sha256(concat(${quoteText(`${seed}:`)}, ${canonicalCells(key)}))`;
  const place = `CAST('0x' || substr(${hash}, 1, ${HASH_DIGITS}) AS UBIGINT)`;
  const passed = [test, test + validation].map((share) => {
    return `CAST(${place} >= ${Math.round(share * 2 ** HASH_BITS)} AS INTEGER)`;
  });
  return `(['test', 'validation', 'train'])[1 + ${passed.join(' + ')}]`;
}

function splitByTime({ column, cutoffs }: SplitRule): string {
  if (column === undefined || cutoffs === undefined) throw new RangeError('A time split needs its cut-offs.');
  const at = (cutoff: unknown) =>
    cutoff === null ? 'false' : `${timeValue(column, cutoff)} >= ${timeLiteral(cutoff)}`;
  return `CASE WHEN ${at(cutoffs.test)} THEN 'test' WHEN ${at(cutoffs.validation)} THEN 'validation' ELSE 'train' END`;
}

/** SQL that orders the rows of a time column as its values mean: instants, numbers, or plain text. */
export function timeValue(column: string, sample: unknown): string {
  const name = quoteIdentifier(column);
  if (typeof sample === 'number') return `TRY_CAST(${name} AS DOUBLE)`;
  return isInstant(sample) ? `TRY_CAST(${name} AS TIMESTAMPTZ)` : name;
}

function timeLiteral(cutoff: unknown): string {
  if (typeof cutoff === 'number') return quoteNumber(cutoff);
  return isInstant(cutoff) ? `TIMESTAMPTZ ${quoteText(cutoff)}` : quoteText(String(cutoff));
}

/** A day or an instant as RFC 3339 writes them. */
function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?$/.test(value);
}
