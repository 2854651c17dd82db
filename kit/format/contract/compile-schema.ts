import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import { describeMismatch } from '../manifest/describe-mismatch.ts';
import { checkDialect, DIALECT } from './check-dialect.ts';
import { addFormats } from './formats.ts';
import { readPattern } from './pattern/linear-pattern.ts';
import { refuseEndless } from './refuse-endless.ts';
import { refusePatterns } from './refuse-patterns.ts';
import { pointTo, type SchemaObject } from './schema-object.ts';

/**
 * A contract's schema as a validator that reports every fault of a row.
 * @throws ConfigurationError when it is not a valid JSON Schema (2020-12)
 */
export function compileSchema(schema: SchemaObject, file: string): ValidateFunction {
  const { $id: _id, ...anonymous } = schema;
  refuseInvalid(anonymous, file);
  const options = { allErrors: true, strict: false, validateSchema: false, logger: false } as const;
  const ajv = new Ajv2020({ ...options, code: { regExp: matchLinearly } });
  addFormats(ajv);
  try {
    return ajv.compile(anonymous);
  } catch (error) {
    if (!(error instanceof Ajv2020.MissingRefError)) {
      throw new ConfigurationError(
        'SLW_CONTRACT_INVALID',
        `${file}: its references cannot be followed: ${describeError(error)}. Correct "$ref", "$id" and "$anchor" in it.`,
      );
    }
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: "$ref" names "${error.missingRef}", which the contract does not define. Add it under "$defs", or correct the name.`,
    );
  }
}

function refuseInvalid(schema: SchemaObject, file: string): void {
  const declared = schema['$schema'];
  if (declared !== undefined && declared !== DIALECT) {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at /$schema: a contract is written in "${DIALECT}". Correct it.`,
    );
  }
  const faults = checkDialect(schema);
  if (faults.length > 0) throw new ConfigurationError('SLW_CONTRACT_INVALID', explainInvalid(faults, file));
  refuseEndless(schema, file);
  refusePatterns({ schema, path: [] }, file);
}

/** What ajv matches patterns with. It keeps them by what `toString` says. */
const matchLinearly = Object.assign(
  (pattern: string) => ({ test: readPattern(pattern).test, toString: () => pattern }),
  { code: 'matchLinearly' },
);

function explainInvalid(faults: readonly ErrorObject[], file: string): string {
  const mismatch = describeMismatch(faults);
  const place = `${file}: at ${pointTo(mismatch.path)}`;
  if (mismatch.kind === 'wrong value')
    return `${place}: it is ${mismatch.found}. Write ${mismatch.expected}.`;
  return mismatch.kind === 'missing key'
    ? `${place}: the key "${mismatch.key}" is missing. Add it.`
    : `${place}: unknown key "${mismatch.key}". Take it out.`;
}
