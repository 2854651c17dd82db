import { describeError } from '../errors/configuration-error.ts';

export interface BrokenPattern {
  path: string[];
  pattern: string;
  reason: string;
}

/** Keys whose values are data or words, not schemas. */
const NO_SCHEMAS = ['enum', 'const', 'default', 'examples', 'required'];

/** The first `pattern` within a schema that is no regular expression (ECMA-262, with the flag u), if any. */
export function findBrokenPattern(schema: unknown, path: string[] = []): BrokenPattern | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  for (const [key, value] of Object.entries(schema)) {
    const here = [...path, key];
    // A column may bear the name of a keyword: then its value is no text.
    const reason = key === 'pattern' && typeof value === 'string' ? explainPattern(value) : undefined;
    if (reason !== undefined) return { path: here, pattern: String(value), reason };
    const found = NO_SCHEMAS.includes(key) ? undefined : findBrokenPattern(value, here);
    if (found) return found;
  }
  return undefined;
}

function explainPattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return describeError(error).split(': ').at(-1);
  }
}
