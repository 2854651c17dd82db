import { type SchemaObject, toSchemaObject } from './schema-object.ts';

/** Keywords that hold a schema, a list of schemas, and schemas by name (JSON Schema 2020-12). */
const SINGLES = [
  'not',
  'if',
  'then',
  'else',
  'items',
  'contains',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'propertyNames',
];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];

/** A schema within a schema, and the keys that lead to it. */
export interface Subschema {
  schema: SchemaObject;
  path: readonly string[];
}

/** The schemas directly within a schema. */
export function listSubschemas({ schema, path }: Subschema): Subschema[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (SINGLES.includes(key)) return toSubschema(value, [...path, key]);
    if (LISTS.includes(key) || MAPS.includes(key)) return listHeld(value, [...path, key]);
    return [];
  });
}

function listHeld(value: unknown, path: readonly string[]): Subschema[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => toSubschema(item, [...path, name]));
}

function toSubschema(value: unknown, path: readonly string[]): Subschema[] {
  const schema = toSchemaObject(value);
  return schema === undefined ? [] : [{ schema, path }];
}
