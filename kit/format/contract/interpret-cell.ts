import type { Cell } from '../manifest/row.ts';
import type { BareColumn } from './column.ts';
import { normaliseText } from './normalise.ts';

/** A number as JSON writes it, and also `+5`, `007`, `.5` and `5.`, which CSV writers make. RE2 reads it alike. */
export const NUMBER_PATTERN = '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$';

const NUMBER_TEXT = new RegExp(NUMBER_PATTERN);

/**
 * What a text cell means in its column: normalised, a number where the column holds numbers and the text is one, null
 * where nothing is left. Text that is no value of the column's type stays text, and so breaks the rule `type`; a number
 * that cannot be held exactly (`isHeld`) is given as near as it can be, and breaks the rule `magnitude`.
 */
export function interpretCell(text: string | null, column: BareColumn): Cell {
  if (text === null) return null;
  const normal = normaliseText(text, column);
  if (normal === undefined) return null;
  if (column.type === 'string') return normal;
  if (column.type === 'boolean') return normal === 'true' ? true : normal === 'false' ? false : normal;
  if (!NUMBER_TEXT.test(normal)) return normal;
  const value = Number(normal);
  return value === 0 ? 0 : value;
}

/**
 * Whether a number of a column is the one that was written: no double holds more than 1.8e308, and a whole number of
 * more than 2^53 - 1 loses its last digits, be it read from CSV, Parquet or JSON.
 */
export function isHeld(value: number, { type }: Pick<BareColumn, 'type'>): boolean {
  return Number.isFinite(value) && (type !== 'integer' || Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}
