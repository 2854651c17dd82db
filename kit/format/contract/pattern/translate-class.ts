import { readCharacter } from './read-character.ts';
import { writeCharacter, writeClassEscape } from './write-piece.ts';

const CLASS_ESCAPE = /\\(?:[dDwWsS]|[pP]\{[^}]*\})/y;
const ANY = String.raw`\x{0}-\x{10ffff}`;

/**
 * The class that begins at the bracket at `start`, for RE2, and where the pattern goes on. An empty class matches
 * nothing, its opposite everything.
 */
export function translateClass(pattern: string, start: number): { text: string; end: number } {
  const isNegated = pattern[start + 1] === '^';
  let at = start + (isNegated ? 2 : 1);
  let members = '';
  while (pattern[at] !== ']') {
    const member = readMember(pattern, at);
    members += member.text;
    at = member.end;
  }
  if (members === '') return { text: isNegated ? `[${ANY}]` : `[^${ANY}]`, end: at + 1 };
  return { text: `[${isNegated ? '^' : ''}${members}]`, end: at + 1 };
}

/** One member: a class escape, a character, or a range of characters. */
function readMember(pattern: string, at: number): { text: string; end: number } {
  CLASS_ESCAPE.lastIndex = at;
  const [found] = CLASS_ESCAPE.exec(pattern) ?? [];
  if (found !== undefined) return { text: writeClassEscape(found), end: at + found.length };
  const first = readBackspaceOr(pattern, at);
  if (pattern[first.end] !== '-' || pattern[first.end + 1] === ']') {
    return { text: writeCharacter(first.code), end: first.end };
  }
  const last = readBackspaceOr(pattern, first.end + 1);
  return { text: `${writeCharacter(first.code)}-${writeCharacter(last.code)}`, end: last.end };
}

/** Within a class `\b` is a backspace. */
function readBackspaceOr(pattern: string, at: number): { code: number; end: number } {
  return pattern.startsWith(String.raw`\b`, at) ? { code: 8, end: at + 2 } : readCharacter(pattern, at);
}
