import type { TProperties } from 'typebox';
import * as Type from 'typebox';

const SCHEMA_ROOT = 'https://slipway-mlops.github.io/slipway/schemas';

/** An object that holds these properties and no others. */
export function closed<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

/** The schema of a file that crosses a stage: its `$schema` names it and its version. */
export function manifestSchema<const Name extends string, Properties extends TProperties>(
  name: Name,
  version: number,
  properties: Properties,
) {
  const id = `${SCHEMA_ROOT}/${name}-${version}.json`;
  return Type.Object(
    { $schema: Type.Literal(id), ...properties },
    { $id: id, title: name, additionalProperties: false },
  );
}

/** Reads `name` and `version` back from a `$schema` id of ours. */
export function parseSchemaId(id: string): { name: string; version: number } | undefined {
  const match = /\/schemas\/([a-z-]+)-(\d+)\.json$/.exec(id);
  return id.startsWith(SCHEMA_ROOT) && match
    ? { name: match[1] ?? '', version: Number(match[2]) }
    : undefined;
}

/** A count of rows, bytes or events. */
export const Count = Type.Integer({ minimum: 0 });

/** `MAJOR.MINOR.PATCH` without leading zeros or pre-release (semver.org, section 2). */
export const SemanticVersion = Type.String({
  pattern: '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$',
  description: 'a version such as 1.2.0',
});

/** The name of a Git commit or tree, as much of it as a document states. */
export const ObjectName = Type.String({
  pattern: '^[0-9a-f]{1,64}$',
  description: 'the hex digits of a Git object',
});

/** A model's, environment's or column-free name that is safe in a path, a branch and an OCI reference. */
export const Name = Type.String({
  pattern: '^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$',
  description:
    'up to 63 lower-case letters, digits, ".", "_" and "-", beginning and ending with a letter or digit',
});

/** One cell of a row. */
export const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

/** An instant as RFC 3339 in UTC, `2026-11-23T10:00:00.000Z`. */
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'an instant in UTC such as 2026-11-23T10:00:00Z',
});
