import { type BareColumn, isNumeric, type Normaliser } from './column.ts';
import { isListedSql, quoteText } from './sql-text.ts';

/** One step of `x-normalise`, as the service and as SQL take it: both give the same text. */
interface Step {
  text(text: string): string;
  sql(text: string): string;
}

/**
 * Capital letters that younger Unicode versions added. Whether a runtime knows their small form depends on its age,
 * so they are left as they are: the same text on every machine, in JavaScript and in SQL.
 */
const YOUNG_CAPITALS =
  /[\u1c89\ua7cb\ua7cc\ua7ce\ua7d2\ua7d4\ua7da\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u;

/** Every character that `String.prototype.trim` removes (ECMA-262, WhiteSpace and LineTerminator). */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * Small letters come one code point at a time, whatever stands beside it (no final sigma), as the table engine makes
 * them. Trimming is dear in SQL, so text between two printable ASCII characters is let by.
 */
const STEPS: Readonly<Record<Normaliser, Step>> = {
  trim: { text: (text) => text.trim(), sql: trimSql },
  lower: { text: toLowerCase, sql: (text) => `lower(${text})` },
};

/** Text after a column's `x-normalise`; undefined where nothing is left, which is a missing cell. */
export function normaliseText(
  text: string,
  column: { normalise: readonly Normaliser[] },
): string | undefined {
  let result = text;
  for (const step of column.normalise) result = STEPS[step].text(result);
  return result === '' ? undefined : result;
}

/**
 * SQL for the cell's text after `x-normalise`, null where it is missing. `cell` is SQL for the text as read. Cells that
 * plainly need no step are let by: what the cast reads as a number (the typed cell minds the space around it) and the
 * values of an enum.
 */
export function normaliseSql(cell: string, column: BareColumn): string {
  const { normalise } = column;
  const text = normalise.reduce((inner, step) => STEPS[step].sql(inner), cell);
  const isDone = normalise.length === 0 ? undefined : isDoneSql(cell, column);
  return isDone === undefined
    ? `nullif(${text}, '')`
    : `CASE WHEN ${isDone} THEN ${cell} ELSE nullif(${text}, '') END`;
}

function isDoneSql(cell: string, column: BareColumn): string | undefined {
  if (isNumeric(column)) return `TRY_CAST(${cell} AS DOUBLE) IS NOT NULL`;
  return column.enum && isListedSql(cell, column.enum, 'string');
}

function trimSql(text: string): string {
  const isPlain = (code: string) => `${code} BETWEEN 33 AND 126`;
  const trimmed = `trim(${text}, ${quoteText(WHITE_SPACE)})`;
  return `CASE WHEN ${isPlain(`ascii(${text})`)} AND ${isPlain(`ascii(right(${text}, 1))`)} THEN ${text} ELSE ${trimmed} END`;
}

function toLowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return Array.from(text, (point) => {
    if (point === '\u0130') return 'i';
    return YOUNG_CAPITALS.test(point) ? point : point.toLowerCase();
  }).join('');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
