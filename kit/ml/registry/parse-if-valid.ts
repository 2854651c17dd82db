import type { Static, TSchema } from 'typebox';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A manifest out of history, where nonsense can no longer be repaired: undefined for it. */
export function parseIfValid<Schema extends TSchema>(
  schema: Schema,
  text: string | undefined,
  path: string,
): Static<Schema> | undefined {
  return text === undefined ? undefined : tryToParse(() => parseManifest(schema, text, path));
}

/** What `parse` gives; undefined where it throws a ConfigurationError. */
export function tryToParse<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}
