/** Text that is made up is never longer, in characters. */
export const LONGEST_MADE = 10_000;

/**
 * Whether text has at least so many characters. They are code points, as ajv and SQL count them, of one or two code
 * units each, so that few texts need counting.
 */
export function hasCharacters(text: string, least: number): boolean {
  if (text.length < least) return false;
  if (text.length >= 2 * least) return true;
  let count = 0;
  for (const _ of text) if (++count >= least) return true;
  return count >= least;
}

/** Text of at least so many characters: its last one goes on. */
export function lengthen(text: string, least: number): string {
  const characters = Array.from(text);
  return text + (characters.at(-1) ?? 'x').repeat(Math.max(0, least - characters.length));
}

/** A number of characters in words. */
export function countCharacters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}
