import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { Settings } from 'typebox/system';

/** One keyword of a schema that a value does not satisfy, in the words of JSON Schema. */
export interface Fault {
  keyword: string;
  /** Where the keyword stands in the schema and the value in the document, as JSON pointers. */
  schemaPath: string;
  instancePath: string;
  params: Record<string, unknown>;
  /** The value there. */
  data?: unknown;
  /** The schema that holds the keyword. */
  parentSchema?: Record<string, unknown> | undefined;
}

// A value can be meant as any of some alternatives: which one, all their faults together say.
Settings.Set({ maxErrors: 10_000 });

/**
 * Why a value does not fit a schema of ours; empty when it fits. The schema is read as it stands: compiling it first
 * takes 3 to 120 ms of processor a schema, and an action reads ten documents once each.
 */
export function findFaults(schema: TSchema, value: unknown): Fault[] {
  if (Check(schema, value)) return [];
  const [, errors] = Errors(schema, value);
  return errors.flatMap(({ keyword, schemaPath, instancePath, params }) => {
    // What `additionalProperties: false` says of each key, beside its own error that names them all.
    if (keyword === 'boolean') return [];
    const fault = {
      keyword,
      schemaPath: `${schemaPath}/${keyword}`,
      instancePath,
      data: follow(value, instancePath),
      parentSchema: follow(schema, schemaPath.slice(1)) as Record<string, unknown>,
    };
    return nameKeys(params).map((named) => ({ ...fault, params: named }));
  });
}

/** One fault for each key that is missing or unknown. */
function nameKeys(params: object): Record<string, unknown>[] {
  if ('requiredProperties' in params)
    return listOf(params.requiredProperties).map((missingProperty) => ({ missingProperty }));
  if ('additionalProperties' in params)
    return listOf(params.additionalProperties).map((additionalProperty) => ({ additionalProperty }));
  return [{ ...params }];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function follow(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => Object(at)[step.replaceAll('~1', '/').replaceAll('~0', '~')], value);
}
