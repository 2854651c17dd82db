import type { Cell } from '../manifest/row.ts';
import type { Column } from './column.ts';
import { normaliseText } from './normalise.ts';

/** A number as JSON writes it, and also `+5`, `007`, `.5` and `5.`, which CSV writers make. */
const NUMBER_TEXT = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

/**
 * What a text cell means in its column: normalised, a number where the column holds numbers and the text is one, null
 * where nothing is left. Text that is no value of the column's type stays text, and so breaks the rule `type`.
 */
export function interpretCell(text: string | null, column: Column): Cell {
  if (text === null) return null;
  const normal = normaliseText(text, column);
  if (normal === undefined) return null;
  if (column.type === 'string') return normal;
  if (column.type === 'boolean') return normal === 'true' ? true : normal === 'false' ? false : normal;
  const value = NUMBER_TEXT.test(normal) ? Number(normal) : Number.NaN;
  if (!Number.isFinite(value)) return normal;
  if (column.type === 'integer' && Number.isInteger(value) && !Number.isSafeInteger(value)) return normal;
  return value === 0 ? 0 : value;
}
