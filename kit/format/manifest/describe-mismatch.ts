import type { Fault } from './find-faults.ts';
import { narrowErrors } from './narrow-errors.ts';

/** Where and how a value does not fit its schema, in words of our own. */
export type Mismatch =
  | { kind: 'unknown key'; path: string[]; key: string; known: string[] }
  | { kind: 'missing key'; path: string[]; key: string }
  /** `found` and `expected` are noun phrases: `"many"`, `a whole number`. */
  | { kind: 'wrong value'; path: string[]; found: string; expected: string };

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with their values',
  null: 'null',
};

/** What a limit asks for. */
const LIMITS: Record<string, (limit: unknown) => string> = {
  minimum: (limit) => `a number of at least ${limit}`,
  maximum: (limit) => `a number of at most ${limit}`,
  exclusiveMinimum: (limit) => `a number above ${limit}`,
  exclusiveMaximum: (limit) => `a number below ${limit}`,
  uniqueItems: () => 'a list that holds nothing twice',
  maxItems: (limit) => `a list of at most ${limit} item${limit === 1 ? '' : 's'}`,
  minItems: (limit) => `a list of at least ${limit} item${limit === 1 ? '' : 's'}`,
};

const LONGEST_TEXT = 60;

/**
 * The mismatch that helps most.
 * @param errors of a validator with `allErrors` and `verbose`
 */
export function describeMismatch(errors: readonly Fault[]): Mismatch {
  const meant = narrowErrors(errors);
  // A misspelled key is also a missing one: the misspelling is what helps.
  const error = meant.find(({ keyword }) => keyword === 'additionalProperties') ?? meant[0];
  if (!error) throw new TypeError('A value that does not fit its schema has no errors.');
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const beside = meant.filter(({ instancePath }) => instancePath === error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    return { kind: 'unknown key', path, key, known: listKnownKeys(beside) };
  }
  if (error.keyword === 'required')
    return { kind: 'missing key', path, key: String(error.params['missingProperty']) };
  const expected = isNotFinite(error.data) ? 'a finite number' : describeExpected(error, beside);
  return { kind: 'wrong value', path, found: describeValue(error.data), expected };
}

/** A value in a message: as it is when it is short, else what it is. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value);
}

/** What the alternatives at one place ask for. */
function describeExpected(error: Fault, beside: readonly Fault[]): string {
  const constants = beside.flatMap(({ keyword, params }) => {
    if (keyword === 'const') return [params['allowedValue']];
    return keyword === 'enum' ? params['allowedValues'] : [];
  });
  if (constants.length === 1) return JSON.stringify(constants[0]);
  if (constants.length > 1) return `one of ${constants.join(', ')}`;
  const described = readText(error.parentSchema, 'description');
  if (described !== undefined) return described;
  const types = beside
    .filter(({ keyword }) => keyword === 'type')
    .flatMap(({ params }) => [params['type']].flat().map(String));
  if (types.length > 0) return [...new Set(types)].map((type) => TYPES[type] ?? type).join(' or ');
  const limit = LIMITS[error.keyword];
  return limit ? limit(error.params['limit']) : `what the rule "${error.keyword}" asks for`;
}

function listKnownKeys(errors: readonly Fault[]): string[] {
  const keys = errors.flatMap(({ parentSchema }) => Object.keys(parentSchema?.['properties'] ?? {}));
  return [...new Set(keys)];
}

function readText(schema: Fault['parentSchema'], key: string): string | undefined {
  const text: unknown = schema?.[key];
  return typeof text === 'string' ? text : undefined;
}

function isNotFinite(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
