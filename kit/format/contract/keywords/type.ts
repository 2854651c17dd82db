import { type BareColumn, type ColumnType, isNumeric, TYPES } from '../column.ts';
import { type ColumnContext, enterKey } from '../column-keys.ts';
import { failOther, isNumberSql } from '../held-rules.ts';
import { type CellNames, NEVER, type Rule } from '../rule.ts';
import type { SchemaObject } from '../schema-object.ts';
import { listChoices, parseList } from './enum-values.ts';
import type { Keyword } from './keyword.ts';
import { STRANGE_TEXT } from './strange-text.ts';

/** JSON Schema Validation 2020-12, section 6.1.1: one type beside null, or what `enum` and `const` hold. */
export const type = {
  name: 'type',
  kind: 'meaning',
  about:
    '`number`, `integer`, `string`, `boolean`; a list with `"null"` lets the cell be missing, and so does leaving the column out of `required`. May be left out beside `enum` or `const`',
  example: { type: 'integer' },
  read: parseType,
  compare: (before, after) => {
    const [was, is] = [parseType(before), parseType(after)];
    if (was === is) return undefined;
    return {
      effect: was === 'integer' && is === 'number' ? 'wider' : 'narrower',
      tell: (subject) => `${subject} was of type ${was} and is of type ${is}`,
    };
  },
  toRule: (_context, column) => makeRule(column),
} as const satisfies Keyword<ColumnType, 'type'>;

/** Whether a cell may be missing: the column is not required, or null is a type or a value where no type is said. */
export function isNullable({ schema, required }: ColumnContext): boolean {
  return !required || admitsNull(schema);
}

function parseType(context: ColumnContext): ColumnType {
  const { schema, fail } = context;
  const declared: unknown[] = [schema['type'] ?? []].flat();
  const named = declared.filter((name) => name !== 'null');
  if (named.length > 1) {
    fail(
      'type',
      `a column is of one type beside "null", not ${named.join(' and ')}. Write ${wideType(named)}.`,
    );
  }
  const name = named[0] ?? inferType(context);
  const known = TYPES.find((candidate) => candidate === name);
  return known ?? fail('type', `must be one of ${TYPES.join(', ')} (or a list of one of them and "null").`);
}

/** The type that takes the values of both, told by what CSV holds. */
function wideType(named: readonly unknown[]): string {
  const isNumber = named.every((name) => name === 'integer' || name === 'number');
  return isNumber
    ? '"number", which takes whole numbers too'
    : '"string", which takes every cell of a CSV file as text (and a request sends it as text)';
}

function inferType(context: ColumnContext): string | undefined {
  const { schema } = context;
  const list = 'enum' in schema ? parseList(enterKey(context, 'enum')) : undefined;
  const values = listChoices(list) ?? ('const' in schema ? [schema['const']] : []);
  const [found, ...others] = new Set(values.map((value) => typeof value));
  return others.length > 0 ? undefined : found;
}

function admitsNull(schema: SchemaObject): boolean {
  const types: unknown[] = [schema['type'] ?? []].flat();
  const values = schema['enum'];
  const inType = types.length === 0 || types.includes('null');
  return (
    inType && (!Array.isArray(values) || values.includes(null)) && (types.length > 0 || Array.isArray(values))
  );
}

/** A column has this rule whether or not its schema says so. */
function makeRule(column: BareColumn): Rule {
  return {
    name: 'type',
    sentence: `must be ${describeType(column)}`,
    failing: (names) => failType(column, names),
    fits: IS_OF_TYPE[column.type],
    violations: () => (column.type === 'string' ? [1] : [STRANGE_TEXT]),
    samples: () => [],
  };
}

const IS_OF_TYPE: Record<BareColumn['type'], (value: unknown) => boolean> = {
  number: Number.isFinite,
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
};

/** In a table every cell of a text column is text. */
function failType(column: BareColumn, names: CellNames): string {
  if (column.type === 'string') return NEVER;
  return isNumeric(column) ? `${failOther(names)} AND NOT (${isNumberSql(column, names)})` : failOther(names);
}

function describeType({ type, normalise }: BareColumn): string {
  if (type === 'integer') return 'a whole number';
  if (type === 'number') return 'a number';
  if (type === 'string') return 'text';
  return normalise.includes('lower')
    ? 'true or false'
    : 'true or false (True and False, as pandas writes them, need "x-normalise": "lower")';
}
