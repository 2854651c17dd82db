import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { readKey } from '../../ground/values/record.ts';
import { pointTo, type SchemaObject, unescapePointer } from './schema-object.ts';
import { listSubschemas, type Subschema } from './walk-schema.ts';

/** Rules a contract may have once its references are followed. */
const MAX_RULES = 10_000;

/** Keywords that point elsewhere in a way that cannot be followed before a row is there. */
const UNFOLLOWED = ['$dynamicRef', '$recursiveRef', '$id'];

/**
 * Refuses references that lead back to where they stand, and those that multiply (each rule names the next twice), for
 * the check of a row would never end.
 * @throws ConfigurationError with file, JSON path and cure
 */
export function refuseEndless(root: SchemaObject, file: string): void {
  let rules = 0;
  const fail = (path: readonly string[], problem: string): never => {
    throw new ConfigurationError('SLW_CONTRACT_INVALID', `${file}: at ${pointTo(path)}: ${problem}`);
  };
  const walk = (place: Subschema, followed: readonly string[]): void => {
    if (++rules > MAX_RULES) {
      fail(
        place.path,
        `with its references followed the contract has more than ${MAX_RULES} rules. Write fewer.`,
      );
    }
    const strange = UNFOLLOWED.find((keyword) => place.path.length > 0 && keyword in place.schema);
    if (strange !== undefined) fail([...place.path, strange], 'is not known here. Use "$ref" and "$defs".');
    for (const inner of listSubschemas(place)) walk(inner, followed);
    const target = findTarget(root, place.schema['$ref']);
    if (target === undefined) return;
    const name = pointTo(target.path);
    if (isWithin(place.path, target.path) || followed.includes(name)) {
      fail([...place.path, '$ref'], `names ${name} within itself, a circle that never ends. Take it out.`);
    }
    walk(target, [...followed, name]);
  };
  walk({ schema: root, path: [] }, []);
}

function isWithin(path: readonly string[], other: readonly string[]): boolean {
  return other.every((step, index) => path[index] === step);
}

/** What a reference within the contract names; undefined for anything else, which the validator refuses. */
function findTarget(root: SchemaObject, reference: unknown): Subschema | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  if (reference === '#') return { schema: root, path: [] };
  if (!reference.startsWith('#/')) return findAnchor({ schema: root, path: [] }, reference.slice(1));
  const path = reference.slice(2).split('/').map(readStep);
  const schema = path.reduce<unknown>((value, step) => readKey(value, step), root);
  return isObject(schema) ? { schema, path } : undefined;
}

function readStep(step: string): string {
  try {
    return unescapePointer(decodeURIComponent(step));
  } catch {
    return step;
  }
}

function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null;
}

function findAnchor(place: Subschema, name: string): Subschema | undefined {
  if (place.schema['$anchor'] === name || place.schema['$dynamicAnchor'] === name) return place;
  for (const inner of listSubschemas(place)) {
    const found = findAnchor(inner, name);
    if (found) return found;
  }
  return undefined;
}
