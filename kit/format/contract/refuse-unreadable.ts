import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { pointTo } from './schema-object.ts';

/** Deeper than any rule of a flat row has a use for, and far from where a recursion ends. */
const MAX_DEPTH = 64;

/**
 * Refuses what no engine reads alike: text with NUL or half a character, numbers beyond a double's, and nesting
 * without bound.
 * @throws ConfigurationError with file, JSON path and cure
 */
export function refuseUnreadable(value: unknown, file: string, path: readonly string[] = []): void {
  const fail = (problem: string): never => {
    throw new ConfigurationError('SLW_CONTRACT_INVALID', `${file}: at ${pointTo(path)}: ${problem}`);
  };
  if (path.length > MAX_DEPTH) {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at ${pointTo(path.slice(0, 4))}: it is nested more than ${MAX_DEPTH} levels deep. Write it flatter.`,
    );
  }
  if (typeof value === 'string' && !isReadable(value)) fail(UNREADABLE);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    fail('the number is too large (numbers end at 1.8e308). Write a smaller one.');
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (!isReadable(key)) fail(`of the key ${JSON.stringify(key)}: ${UNREADABLE}`);
    refuseUnreadable(item, file, [...path, key]);
  }
}

/** With the flag u a pair of halves is one character, and no surrogate. */
const UNREADABLE_CHARACTER = /[\0\p{Surrogate}]/u;

const UNREADABLE = 'the text holds NUL or half a character, which no cell may hold. Take it out.';

/** Whether every engine holds this text as it is: no NUL, no half of a character alone. */
export function isReadable(text: string): boolean {
  return !UNREADABLE_CHARACTER.test(text);
}
