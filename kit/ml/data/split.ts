import type { SplitRule } from '../../format/manifest/data-lock.ts';
import { canonicalCells } from './canonical-cells.ts';
import { quoteIdentifier, quoteNumber, quoteText } from './sql-text.ts';

/** A row's place in the unit interval is told by the first 52 bits of its hash, as hexadecimal digits. */
const HASH_DIGITS = 13;
const LARGEST_PLACE = 16 ** HASH_DIGITS - 1;

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
  const passed = [test, test + validation].map((share) => {
    return `CAST(${hash} >= ${quoteText(placeOf(share))} AS INTEGER)`;
  });
  return `(['test', 'validation', 'train'])[1 + ${passed.join(' + ')}]`;
}

/** Where a share of the unit interval ends, as a hash would begin: texts of such digits are in the order of their numbers. */
function placeOf(share: number): string {
  const place = Math.min(Math.round(share * 2 ** 52), LARGEST_PLACE);
  return place.toString(16).padStart(HASH_DIGITS, '0');
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
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?$/.test(value);
}
