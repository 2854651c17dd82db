import type { Column } from './column.ts';

/** How many values of an enum a message lists. */
const MAX_LISTED = 12;

/**
 * What a rule asks of a column, as the end of a sentence ("must be at least 100 square feet"). Never holds a value of
 * the data, so it may stand in any log.
 */
export function describeRule(column: Column, rule: string): string {
  const limit = column.schema[rule];
  const unit = column.unit ? ` ${column.unit}` : '';
  switch (rule) {
    case 'required':
      return 'is missing';
    case 'type':
      return `must be ${describeType(column)}`;
    case 'magnitude':
      return describeMagnitude(column);
    case 'text':
      return 'must not hold NUL or half a character';
    case 'enum':
      return `must be one of ${listValues(limit)}`;
    case 'const':
      return `must be ${JSON.stringify(limit)}`;
    case 'minimum':
      return `must be at least ${limit}${unit}`;
    case 'maximum':
      return `must be at most ${limit}${unit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}${unit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}${unit}`;
    case 'multipleOf':
      return `must be a multiple of ${limit}`;
    case 'minLength':
      return `must have at least ${countCharacters(limit)}`;
    case 'maxLength':
      return `must have at most ${countCharacters(limit)}`;
    case 'pattern':
      return `must match the pattern ${limit}`;
    case 'format':
      return `must be a valid ${limit}`;
    default:
      return `breaks the rule "${rule}"`;
  }
}

function countCharacters(limit: unknown): string {
  return `${limit} ${limit === 1 ? 'character' : 'characters'}`;
}

function describeType({ type, normalise }: Column): string {
  if (type === 'integer') return 'a whole number';
  if (type === 'number') return 'a number';
  if (type === 'string') return 'text';
  return normalise.includes('lower')
    ? 'true or false'
    : 'true or false (True and False, as pandas writes them, need "x-normalise": "lower")';
}

function describeMagnitude({ type }: Column): string {
  return type === 'integer'
    ? 'is too large: a whole number beyond 9007199254740991 (2^53 - 1) loses digits; declare the column as text ("type": "string")'
    : 'is too large: numbers end at 1.8e308';
}

function listValues(values: unknown): string {
  const list: unknown[] = Array.isArray(values) ? values.filter((value) => value !== null) : [];
  const shown = list
    .slice(0, MAX_LISTED)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return list.length > MAX_LISTED ? `${shown.join(', ')} … (${list.length} values)` : shown.join(', ');
}
