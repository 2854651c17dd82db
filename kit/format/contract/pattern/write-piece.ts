import { PatternProblem } from './pattern-problem.ts';

/** What ECMA-262 calls WhiteSpace and LineTerminator, as members of a class. */
const SPACES = String.raw`\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;

/** Every other character. */
const NO_SPACES = String.raw`\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;

/** What the dot of ECMA-262 does not match. */
const LINE_ENDS = String.raw`\x{a}\x{d}\x{2028}\x{2029}`;

/** The dot, for RE2, whose own also matches a carriage return and the separators of Unicode. */
export const DOT = `[^${LINE_ENDS}]`;

/** A class escape (`\d`, `\W`, `\s`, `\p{…}`) as members of a class of RE2. */
export function writeClassEscape(found: string): string {
  if (found === String.raw`\s`) return SPACES;
  if (found === String.raw`\S`) return NO_SPACES;
  return found.replace(/\{(?:(?:gc|General_Category|sc|Script)=)/, '{');
}

/** A character as RE2 takes it, by its number unless it is plain. */
export function writeCharacter(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) throw new PatternProblem('holds half a character, which no text has');
  const text = String.fromCodePoint(code);
  return /[a-zA-Z0-9]/.test(text) ? text : String.raw`\x{${code.toString(16)}}`;
}
