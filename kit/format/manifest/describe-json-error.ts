import { describeError } from '../../ground/errors/configuration-error.ts';

/** What the JSON parser says, with line and column (from 1) where it tells a place: older versions of Node count characters. */
export function describeJsonError(text: string, error: unknown): string {
  const words = describeError(error);
  if (/\bline \d/.test(words)) return words;
  const position = findPosition(text, words);
  if (position === undefined) return words;
  const before = text.slice(0, position).split('\n');
  return `${words} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}

function findPosition(text: string, words: string): number | undefined {
  const found = /at position (\d+)/.exec(words)?.[1];
  if (found !== undefined) return Number(found);
  return words.includes('Unexpected end') ? text.trimEnd().length : undefined;
}
