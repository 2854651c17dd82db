import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import { type Column, ROLES, SEVERITIES } from './column.ts';
import {
  type ColumnContext,
  parseChoice,
  parseFlag,
  parseNormalise,
  parseShare,
  parseText,
} from './column-keys.ts';
import { admitsNull, parseEnum, parseType } from './column-type.ts';
import { normaliseText } from './normalise.ts';
import { parseImpute } from './parse-impute.ts';
import {
  COLUMN_KEYS,
  escapePointer,
  refuseUnknownKeys,
  type SchemaObject,
  toSchemaObject,
} from './schema-object.ts';

/** The columns of a contract's `properties`. @throws ConfigurationError with file, JSON path and cure. */
export function parseColumns(schema: SchemaObject, file: string): Column[] {
  const properties = toSchemaObject(schema['properties']);
  if (properties === undefined || Object.keys(properties).length === 0) {
    throw new ConfigurationError(
      `${file}: at /properties: the contract names no column. Add one property for each column.`,
    );
  }
  const required = parseRequired(schema['required'], Object.keys(properties), file);
  refuseAwkwardNames(Object.keys(properties), file);
  const columns = Object.entries(properties).map(([name, value]) =>
    parseColumn({ name, value, required: required.includes(name), file }),
  );
  refuseSecondTarget(columns, file);
  return columns;
}

function parseColumn({
  name,
  value,
  required,
  file,
}: {
  name: string;
  value: unknown;
  required: boolean;
  file: string;
}): Column {
  const path = `/properties/${escapePointer(name)}`;
  const schema = toSchemaObject(value);
  if (schema === undefined) {
    throw new ConfigurationError(
      `${file}: at ${path}: a column must be an object, such as {"type": "number"}.`,
    );
  }
  refuseUnknownKeys({ schema, known: COLUMN_KEYS, file, path });
  const fail = (key: string, problem: string): never => {
    throw new ConfigurationError(`${file}: at ${path}/${key}: ${problem}`);
  };
  const context: ColumnContext = { name, schema, required, fail };
  const values = parseEnum(context);
  const type = parseType(context, values);
  const nullable = !required || admitsNull(schema);
  const unit = parseText(context, 'x-unit');
  const description = parseText(context, 'description');
  const column: Column = {
    name,
    type,
    nullable,
    role: parseChoice(context, 'x-role', ROLES) ?? 'feature',
    ...(values ? { enum: values } : {}),
    normalise: parseNormalise(context),
    sensitive: parseFlag(context, 'x-sensitive'),
    severity: parseChoice(context, 'x-severity', SEVERITIES) ?? 'error',
    tolerance: parseShare(context, 'x-tolerance') ?? 1,
    ...(unit === undefined ? {} : { unit }),
    ...(description === undefined ? {} : { description }),
    schema,
  };
  refuseUnreachableEnum(column, fail);
  const impute = parseImpute(context, column);
  return impute ? { ...column, impute } : column;
}

function parseRequired(value: unknown, names: string[], file: string): string[] {
  if (value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item === 'string' && names.includes(item)) return item;
    const hint = suggest(String(item), names) || ' Name a key of "properties".';
    throw new ConfigurationError(`${file}: at /required: "${String(item)}" is not a column.${hint}`);
  });
}

/** Names that JSON objects reorder or lose, and names that only their case tells apart. */
function refuseAwkwardNames(names: string[], file: string): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const twin = seen.get(name.toLowerCase());
    const problem = twin
      ? `the columns "${twin}" and "${name}" differ in case alone`
      : /^\d+$/.test(name)
        ? `the column name "${name}" is a number, which JSON does not keep in order`
        : name === '' || name.startsWith('__') || name.trim() !== name
          ? `the column name "${name}" is empty, begins with "__" (reserved), or begins or ends with white space`
          : undefined;
    if (problem) {
      throw new ConfigurationError(`${file}: at /properties: ${problem}. Rename it here and in the data.`);
    }
    seen.set(name.toLowerCase(), name);
  }
}

function refuseSecondTarget(columns: Column[], file: string): void {
  const [first, second] = columns.filter((column) => column.role === 'target');
  if (first && second) {
    throw new ConfigurationError(
      `${file}: at /properties/${escapePointer(second.name)}/x-role: "${first.name}" is the target already. Keep one target.`,
    );
  }
}

/** A value that no cell of the column's type is, or that normalisation turns into another, can never be met. */
function refuseUnreachableEnum(column: Column, fail: ColumnContext['fail']): void {
  const inexact = column.enum?.find((value) => column.type === 'integer' && !Number.isSafeInteger(value));
  if (inexact !== undefined) {
    fail(
      'enum',
      `${inexact} never occurs: it is no whole number, or one beyond 9007199254740991 (2^53 - 1), which loses digits. Correct it, or write text and "type": "string".`,
    );
  }
  const lost = column.enum?.find(
    (value) => typeof value === 'string' && normaliseText(value, column) !== value,
  );
  if (lost === undefined) return;
  const becomes = normaliseText(String(lost), column) ?? 'missing';
  fail(
    'enum',
    `"${lost}" never occurs, because x-normalise makes it ${JSON.stringify(becomes)}. Write it that way.`,
  );
}
