import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type LinearPattern, readPattern } from './pattern/linear-pattern.ts';
import { PatternProblem } from './pattern/pattern-problem.ts';
import { pointTo, toSchemaObject } from './schema-object.ts';
import { listSubschemas, type Subschema } from './walk-schema.ts';

/**
 * Refuses every pattern that is no regular expression or cannot be matched in linear time.
 * @throws ConfigurationError with file, JSON path and cure
 */
export function refusePatterns(place: Subschema, file: string): void {
  for (const { pattern, path } of listPatterns(place)) {
    readOrRefuse(pattern, (problem) => {
      throw new ConfigurationError('SLW_CONTRACT_INVALID', `${file}: at ${pointTo(path)}: ${problem}`);
    });
  }
  for (const inner of listSubschemas(place)) refusePatterns(inner, file);
}

/** Reads a pattern; `fail` is told what is wrong with one that is not taken, and the cure. */
export function readOrRefuse(pattern: string, fail: (problem: string) => never): LinearPattern {
  try {
    return readPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    return fail(`${JSON.stringify(pattern)} ${error.message}. Correct it.`);
  }
}

function listPatterns({ schema, path }: Subschema): { pattern: string; path: string[] }[] {
  const named = Object.keys(toSchemaObject(schema['patternProperties']) ?? {});
  const own = schema['pattern'];
  return [
    ...(typeof own === 'string' ? [{ pattern: own, path: [...path, 'pattern'] }] : []),
    ...named.map((pattern) => ({ pattern, path: [...path, 'patternProperties', pattern] })),
  ];
}
