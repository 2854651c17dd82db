import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** The dialect that contracts are written in: JSON Schema 2020-12. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

let validate: ValidateFunction | undefined;

/**
 * What is wrong with a schema by the schema of its dialect; empty when nothing is. Compiling that takes ten times longer
 * than compiling a contract, so the build compiles it into `dist/` (rolldown.config.js).
 */
export function checkDialect(schema: object): readonly ErrorObject[] {
  validate ??= compileDialect();
  return validate(schema) === true ? [] : (validate.errors ?? []);
}

function compileDialect(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false });
  const dialect = ajv.getSchema(DIALECT);
  if (!dialect) throw new TypeError(`The library does not know ${DIALECT}.`);
  return dialect;
}
