import { type ColumnType, TYPES } from './column.ts';
import type { ColumnContext } from './column-keys.ts';
import type { SchemaObject } from './schema-object.ts';

/** The one type beside null; read from `enum` or `const` where `type` is absent. */
export function parseType(
  { schema, fail }: ColumnContext,
  values: readonly (string | number)[] | undefined,
): ColumnType {
  const declared: unknown[] = [schema['type'] ?? []].flat();
  const named = declared.filter((name) => name !== 'null');
  if (named.length > 1) {
    fail(
      'type',
      `a column is of one type beside "null", not ${named.join(' and ')}. Write ${wideType(named)}.`,
    );
  }
  const [name] = named;
  const guess = inferType(values ?? ('const' in schema ? [schema['const']] : []));
  const type = TYPES.find((candidate) => candidate === (name ?? guess));
  return type ?? fail('type', `must be one of ${TYPES.join(', ')} (or a list of one of them and "null").`);
}

/** The type that takes the values of both, told by what CSV holds. */
function wideType(named: readonly unknown[]): string {
  const isNumeric = named.every((name) => name === 'integer' || name === 'number');
  return isNumeric
    ? '"number", which takes whole numbers too'
    : '"string", which takes every cell of a CSV file as text (and a request sends it as text)';
}

function inferType(values: readonly unknown[]): ColumnType | undefined {
  const [type, ...others] = new Set(values.map((value) => typeof value));
  if (others.length > 0) return undefined;
  return TYPES.find((candidate) => candidate === type);
}

/** Whether null is a type, or a value where no type is said. */
export function admitsNull(schema: SchemaObject): boolean {
  const types: unknown[] = [schema['type'] ?? []].flat();
  const values = schema['enum'];
  const inType = types.length === 0 || types.includes('null');
  return (
    inType && (!Array.isArray(values) || values.includes(null)) && (types.length > 0 || Array.isArray(values))
  );
}

/** The values of `enum` but null; undefined where there is none, or only truth values. */
export function parseEnum({ schema, fail }: ColumnContext): readonly (string | number)[] | undefined {
  const values = schema['enum'];
  if (values === undefined) return undefined;
  if (!Array.isArray(values) || values.length === 0) return fail('enum', 'must be a list of values.');
  const present: unknown[] = values.filter((value) => value !== null && typeof value !== 'boolean');
  const texts = present.filter((value) => typeof value === 'string');
  const numbers = present.filter((value) => typeof value === 'number');
  if (texts.length !== present.length && numbers.length !== present.length) {
    return fail('enum', 'its values must be all text or all numbers (and null).');
  }
  return present.length === 0 ? undefined : [...texts, ...numbers];
}
