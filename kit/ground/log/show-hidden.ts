/**
 * What nobody sees in a text and hostile text hides behind, as first and last code points: control characters but for tab
 * and line feed, characters that turn the direction of the text around them (Unicode Standard Annex 9, section 2), line ends
 * of other systems, and what is ignored where it is shown (Default_Ignorable_Code_Point), but for the selector that makes
 * an emoji of a symbol.
 */
const HIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0e],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
  // The last two code points of every plane are no characters.
  ...Array.from({ length: 16 }, (_, plane) => {
    const last = (plane + 1) * 0x10000 + 0xffff;
    return [last - 1, last] as const;
  }),
];

/** A character class of hidden characters, for engines that write code points as `\x{…}`. */
export const HIDDEN_CLASS = `[${listRanges('x')}]`;

/** The joiner between two pictures makes them one, such as a family: that is seen. */
const JOINED_EMOJI = '(?<=\\p{Extended_Pictographic}\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic})';

/** Text holds half a surrogate pair in JavaScript alone. */
const PATTERN = new RegExp(`(?!\\r\\n)(?!${JOINED_EMOJI})[${listRanges('u')}\\p{Cs}]`, 'gu');

/**
 * The text as it may be shown to people: hidden characters as JSON escapes (`\u202e`, beyond the first plane
 * `\u{e0041}`), so that it reads as what it is and cannot steer a terminal.
 */
export function showHidden(text: string): string {
  return text.replace(PATTERN, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
  });
}

function listRanges(letter: 'u' | 'x'): string {
  return HIDDEN.map(([first, last]) => {
    return `\\${letter}{${first.toString(16)}}-\\${letter}{${last.toString(16)}}`;
  }).join('');
}
