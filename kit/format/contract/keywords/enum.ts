import { type ColumnContext, enterKey } from '../column-keys.ts';
import { normaliseText } from '../normalise.ts';
import { isListedSql } from '../sql-text.ts';
import { defineRule } from './define-rule.ts';
import { listChoices, parseList } from './enum-values.ts';
import { STRANGE_TEXT } from './strange-text.ts';
import { type } from './type.ts';
import { nameCellType } from './value-type.ts';
import { normalise } from './x-normalise.ts';

/** How many values a message lists. */
const MAX_LISTED = 12;

/**
 * JSON Schema Validation 2020-12, section 6.1.2. Into a numeric input of a model a value goes as its place in the list,
 * so that a longer list is a wider one only where every value keeps its place.
 */
export const enumeration = defineRule({
  name: 'enum',
  about: 'the values that a cell may have, all text or all numbers (and `null`)',
  example: { enum: ['no', 'yes'] },
  encodes: true,
  speaksOf: () => true,
  read: (key, context) => refuseUnreachable(parseList(key), context),
  compare: (before, after) => (before.every((value, index) => after[index] === value) ? 'wider' : 'narrower'),
  sql: (list, columnType) => (cell) => isListedSql(cell, list, nameCellType(columnType)),
  fits: (list) => {
    const known = new Set(list);
    return (value) => known.has(value);
  },
  sentence: (list) => `must be one of ${listForPeople(list)}`,
  violations: (list) => [
    STRANGE_TEXT,
    1 + numbersOf(list).reduce((most, value) => Math.max(most, value), 0),
    0,
    -1,
    true,
    false,
  ],
  samples: (list) => listChoices(list) ?? [],
});

/** A value that no cell of the column is, or that normalising turns into another, can never be met. */
function refuseUnreachable(list: readonly unknown[], context: ColumnContext): readonly unknown[] {
  const { fail } = enterKey(context, 'enum');
  const column = { type: type.read(context), normalise: normalise.read(context) };
  const values = listChoices(list) ?? [];
  const inexact = values.find((value) => column.type === 'integer' && !Number.isSafeInteger(value));
  if (inexact !== undefined) {
    fail(
      `${inexact} never occurs: it is no whole number, or one beyond 9007199254740991 (2^53 - 1), which loses digits. Correct it, or write text and "type": "string".`,
    );
  }
  const lost = values.find((value) => typeof value === 'string' && normaliseText(value, column) !== value);
  if (lost === undefined) return list;
  const becomes = normaliseText(String(lost), column) ?? 'missing';
  return fail(
    `"${lost}" never occurs, because x-normalise makes it ${JSON.stringify(becomes)}. Write it that way.`,
  );
}

function numbersOf(list: readonly unknown[]): number[] {
  return list.filter((value) => typeof value === 'number');
}

function listForPeople(list: readonly unknown[]): string {
  const values = list.filter((value) => value !== null);
  const shown = values
    .slice(0, MAX_LISTED)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return values.length > MAX_LISTED ? `${shown.join(', ')} … (${values.length} values)` : shown.join(', ');
}
