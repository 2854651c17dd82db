import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import type { BareColumn, Column } from './column.ts';
import type { ColumnContext } from './column-keys.ts';
import { makeHeldRules } from './held-rules.ts';
import { enumeration } from './keywords/enum.ts';
import { listChoices } from './keywords/enum-values.ts';
import { KEYWORD_NAMES, KEYWORDS } from './keywords/keywords.ts';
import { NOTES } from './keywords/notes.ts';
import { isNullable, type } from './keywords/type.ts';
import { impute } from './keywords/x-impute.ts';
import { normalise } from './keywords/x-normalise.ts';
import { role } from './keywords/x-role.ts';
import { sensitive } from './keywords/x-sensitive.ts';
import { severity } from './keywords/x-severity.ts';
import { tolerance } from './keywords/x-tolerance.ts';
import { unit } from './keywords/x-unit.ts';
import { escapePointer, refuseUnknownKeys, type SchemaObject, toSchemaObject } from './schema-object.ts';

/** The columns of a contract's `properties`. @throws ConfigurationError with file, JSON path and cure. */
export function parseColumns(schema: SchemaObject, file: string): Column[] {
  const properties = toSchemaObject(schema['properties']);
  if (properties === undefined || Object.keys(properties).length === 0) {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
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
      'SLW_CONTRACT_INVALID',
      `${file}: at ${path}: a column must be an object, such as {"type": "number"}.`,
    );
  }
  refuseUnknownKeys({ schema, known: KEYWORD_NAMES, file, path });
  const fail = (key: string, problem: string): never => {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at ${path}/${escapePointer(key)}: ${problem}`,
    );
  };
  return readColumn({ name, schema, required, fail });
}

function readColumn(context: ColumnContext): Column {
  const { name, schema } = context;
  const column: BareColumn = {
    name,
    type: type.read(context),
    nullable: isNullable(context),
    role: role.read(context),
    enum: listChoices(enumeration.read(context)),
    normalise: normalise.read(context),
    impute: impute.read(context),
    sensitive: sensitive.read(context),
    severity: severity.read(context),
    tolerance: tolerance.read(context),
    unit: unit.read(context),
    description: NOTES.description.read(context),
    examples: NOTES.examples.read(context),
    schema,
  };
  const keywords = Object.keys(schema).filter((key) => key !== type.name);
  return {
    ...column,
    cellRules: [type.toRule(context, column), ...makeHeldRules(column)],
    rules: keywords.flatMap((key) => KEYWORDS[key]?.toRule(context, column) ?? []),
  };
}

function parseRequired(value: unknown, names: string[], file: string): string[] {
  if (value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item === 'string' && names.includes(item)) return item;
    const hint = suggest(String(item), names) || ' Name a key of "properties".';
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at /required: "${String(item)}" is not a column.${hint}`,
    );
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
      throw new ConfigurationError(
        'SLW_CONTRACT_INVALID',
        `${file}: at /properties: ${problem}. Rename it here and in the data.`,
      );
    }
    seen.set(name.toLowerCase(), name);
  }
}

function refuseSecondTarget(columns: Column[], file: string): void {
  const [first, second] = columns.filter((column) => column.role === 'target');
  if (first && second) {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at /properties/${escapePointer(second.name)}/x-role: "${first.name}" is the target already. Keep one target.`,
    );
  }
}
