import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ConfigurationError, describeError } from '../errors/configuration-error.ts';
import { addFormats } from './formats.ts';
import type { SchemaObject } from './schema-object.ts';

const ANNOTATIONS = [
  'x-role',
  'x-normalise',
  'x-impute',
  'x-sensitive',
  'x-severity',
  'x-tolerance',
  'x-unit',
  'x-table',
];

/**
 * A contract's schema as a validator that reports every fault of a row.
 * @throws ConfigurationError when it is not a valid JSON Schema (2020-12)
 */
export function compileSchema(schema: SchemaObject, file: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true, logger: false });
  ajv.addVocabulary(ANNOTATIONS);
  addFormats(ajv);
  const { $id: _id, ...anonymous } = schema;
  refuseInvalid(ajv, anonymous, file);
  try {
    return ajv.compile(anonymous);
  } catch (error) {
    throw new ConfigurationError(`${file} is not a valid JSON Schema: ${describeError(error)}. Correct it.`);
  }
}

function refuseInvalid(ajv: Ajv2020, schema: SchemaObject, file: string): void {
  const declared = schema['$schema'];
  if (declared !== undefined && declared !== 'https://json-schema.org/draft/2020-12/schema') {
    throw new ConfigurationError(
      `${file}: at /$schema: a contract is written in "https://json-schema.org/draft/2020-12/schema". Correct it.`,
    );
  }
  if (ajv.validateSchema(schema) === true) return;
  const [error] = ajv.errors ?? [];
  const path = error?.instancePath || '/';
  throw new ConfigurationError(`${file}: at ${path}: ${error?.message ?? 'is not valid'}. Correct it.`);
}
