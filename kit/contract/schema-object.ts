import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';

/** A JSON Schema that is an object (not `true` or `false`). */
export type SchemaObject = Record<string, unknown>;

/** The keywords of one column that are compiled to SQL. */
export const COMPILED_KEYWORDS = [
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
] as const;

/** Keywords that say nothing about validity. */
const ANNOTATIONS = ['$comment', 'title', 'description', 'default', 'examples', 'deprecated'] as const;

/** Keywords left to ajv, for a column and for the row alike. */
const COMBINATORS = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

export const COLUMN_KEYS = [
  ...COMPILED_KEYWORDS,
  ...ANNOTATIONS,
  ...COMBINATORS,
  'x-role',
  'x-normalise',
  'x-impute',
  'x-sensitive',
  'x-severity',
  'x-tolerance',
  'x-unit',
] as const;

export const TOP_LEVEL_KEYS = [
  ...ANNOTATIONS,
  ...COMBINATORS,
  '$schema',
  '$id',
  '$defs',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'dependentRequired',
  'dependentSchemas',
  'x-table',
] as const;

/** Keywords of the row that look at values, so SQL cannot answer for them. */
export const ROW_KEYWORDS: readonly string[] = [...COMBINATORS, 'dependentRequired', 'dependentSchemas'];

/** Keywords of a column that SQL cannot answer for. */
export const COLUMN_COMBINATORS: readonly string[] = COMBINATORS;

/** The value as a schema object, or undefined when it is anything else. */
export function toSchemaObject(value: unknown): SchemaObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** @throws ConfigurationError that names the first key that is not known, and the nearest that is. */
export function refuseUnknownKeys({
  schema,
  known,
  file,
  path,
}: {
  schema: SchemaObject;
  known: readonly string[];
  file: string;
  path: string;
}): void {
  const unknown = Object.keys(schema).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const hint = suggest(unknown, known) || ' Take it out; the README of ingest lists the keys.';
  throw new ConfigurationError(
    `${file}: at ${path}/${escapePointer(unknown)}: unknown key "${unknown}".${hint}`,
  );
}

/** A key as a step of a JSON Pointer (RFC 6901, section 3). */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A place as messages name it: a JSON Pointer. */
export function pointTo(path: readonly string[]): string {
  return `/${path.map(escapePointer).join('/')}`;
}

/** A step of a JSON Pointer as the key it stands for. */
export function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
