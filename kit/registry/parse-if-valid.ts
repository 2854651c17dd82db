import type { Static, TSchema } from 'typebox';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { parseManifest } from '../manifest/parse-manifest.ts';

/** A manifest out of history, where nonsense can no longer be repaired: undefined for it. */
export function parseIfValid<Schema extends TSchema>(
  schema: Schema,
  text: string | undefined,
  path: string,
): Static<Schema> | undefined {
  if (text === undefined) return undefined;
  try {
    return parseManifest(schema, text, path);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}
