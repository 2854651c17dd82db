import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { isRecord } from '../../ground/values/record.ts';

/** A JSON Schema that is an object (not `true` or `false`). */
export type SchemaObject = Record<string, unknown>;

/** The value as a schema object, or undefined when it is anything else. */
export function toSchemaObject(value: unknown): SchemaObject | undefined {
  return isRecord(value) ? { ...value } : undefined;
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
    'SLW_CONTRACT_INVALID',
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
