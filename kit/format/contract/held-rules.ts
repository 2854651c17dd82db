import type { BareColumn } from './column.ts';
import { isHeld, NUMBER_PATTERN } from './interpret-cell.ts';
import { WHITE_SPACE } from './normalise.ts';
import { isReadable } from './refuse-unreadable.ts';
import type { CellNames, Rule } from './rule.ts';
import { quoteText } from './sql-text.ts';

/** What a cell of the column's type is asked beside its keywords: that it is held as it was written. */
export function makeHeldRules(column: BareColumn): Rule[] {
  const shared = { violations: () => [], samples: () => [] };
  if (column.type === 'boolean') return [];
  if (column.type === 'string') {
    return [
      {
        ...shared,
        name: 'text',
        sentence: 'must not hold NUL or half a character',
        failing: failOther,
        fits: (value) => typeof value !== 'string' || isReadable(value),
      },
    ];
  }
  return [
    {
      ...shared,
      name: 'magnitude',
      sentence: describeMagnitude(column),
      failing: (names) => `${failOther(names)} AND ${isNumberSql(column, names)}`,
      fits: (value) => typeof value !== 'number' || isHeld(value, column),
    },
  ];
}

/** SQL that holds where a cell is none of its column's, for whatever reason. */
export function failOther({ text, value }: CellNames): string {
  return `${text} IS NOT NULL AND ${value} IS NULL`;
}

/** SQL that holds where the text is a number that the column cannot hold. */
export function isNumberSql({ normalise }: BareColumn, { text, number }: CellNames): string {
  const written = normalise.includes('trim') ? `trim(${text}, ${quoteText(WHITE_SPACE)})` : text;
  return `${number} IS NULL AND regexp_matches(${written}, ${quoteText(NUMBER_PATTERN)})`;
}

function describeMagnitude({ type }: BareColumn): string {
  return type === 'integer'
    ? 'is too large: a whole number beyond 9007199254740991 (2^53 - 1) loses digits; declare the column as text ("type": "string")'
    : 'is too large: numbers end at 1.8e308';
}
