import type { Column, Impute } from './column.ts';
import type { ColumnContext } from './column-keys.ts';

/** `x-impute`. A sensitive column takes a constant alone, for a fitted value would show one of it. */
export function parseImpute({ schema, fail }: ColumnContext, column: Column): Impute | undefined {
  const value = schema['x-impute'];
  if (value === undefined) return undefined;
  if (!column.nullable) {
    fail(
      'x-impute',
      'the cell may not be missing. Take the column out of "required", or add "null" to its type.',
    );
  }
  const isNumber = column.type === 'number' || column.type === 'integer';
  if (value === 'mode' || (value === 'median' && isNumber)) {
    if (!column.sensitive) return { method: value };
    return fail('x-impute', 'a sensitive column would show a value of it. Write a constant.');
  }
  const fits = isNumber ? typeof value === 'number' : typeof value === column.type;
  if (fits && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) {
    return { method: 'constant', value };
  }
  return fail(
    'x-impute',
    `must be "mode"${isNumber ? ', "median"' : ''} or a constant of type ${column.type}.`,
  );
}
