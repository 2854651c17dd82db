import { type Impute, isNumeric } from '../column.ts';
import type { ColumnContext, KeyContext } from '../column-keys.ts';
import { defineMeaning } from './define-meaning.ts';
import { isNullable, type } from './type.ts';
import { sensitive } from './x-sensitive.ts';

/** A sensitive column takes a constant alone, for a fitted value would show one of it. */
export const impute = defineMeaning({
  name: 'x-impute',
  about:
    '`median`, `mode` or a constant for missing cells; fitted on the training split and kept in the lock. The splits keep such cells missing',
  read: (key, context) => (key.value === undefined ? undefined : parseImpute(key, context)),
  compare: () => undefined,
});

function parseImpute({ value, fail }: KeyContext, context: ColumnContext): Impute {
  if (!isNullable(context)) {
    fail('the cell may not be missing. Take the column out of "required", or add "null" to its type.');
  }
  const column = { type: type.read(context) };
  const isNumber = isNumeric(column);
  if (value === 'mode' || (value === 'median' && isNumber)) {
    if (!sensitive.read(context)) return { method: value };
    return fail('a sensitive column would show a value of it. Write a constant.');
  }
  const isOfType = isNumber ? typeof value === 'number' : typeof value === column.type;
  if (isOfType && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) {
    return { method: 'constant', value };
  }
  return fail(`must be "mode"${isNumber ? ', "median"' : ''} or a constant of type ${column.type}.`);
}
