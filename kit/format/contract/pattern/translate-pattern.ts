import { PatternProblem } from './pattern-problem.ts';
import { readCharacter } from './read-character.ts';
import { translateClass } from './translate-class.ts';
import { DOT, writeCharacter, writeClassEscape } from './write-piece.ts';

/** A piece of a pattern, and what it is for RE2. */
interface Piece {
  at: RegExp;
  write: (found: string) => string;
}

const refuse = (problem: string) => (): string => {
  throw new PatternProblem(problem);
};

/** The first that is found counts. What none of them is, is a character. */
const PIECES: readonly Piece[] = [
  { at: /\(\?<?[=!]/y, write: refuse('looks ahead or behind, which takes time without bound') },
  { at: /\\[1-9]|\\k</y, write: refuse('refers back to a group, which takes time without bound') },
  { at: /\(\?(?![:<])/y, write: refuse('changes flags within, which not every reader knows') },
  // No one asks what a group matched.
  { at: /\((?:\?:|\?<[^>]*>)?/y, write: () => '(?:' },
  { at: /\\[sS]/y, write: (found) => `[${writeClassEscape(found)}]` },
  { at: /\\[dDwW]|\\[pP]\{[^}]*\}/y, write: writeClassEscape },
  { at: /\\[bB]/y, write: (found) => found },
  { at: /\./y, write: () => DOT },
  { at: /[|)^$]|[*+?]\??|\{\d+(?:,\d*)?\}\??/y, write: (found) => found },
];

/**
 * A pattern of JSON Schema (ECMA-262 with the flag u, well formed) as RE2 writes the same, so that both engines, the
 * service's and the table engine's, match it in linear time and give the answer that ECMA-262 gives.
 * @throws PatternProblem for what RE2 has not
 */
export function translatePattern(pattern: string): string {
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const piece = readPiece(pattern, at);
    text += piece.text;
    at = piece.end;
  }
  return text;
}

function readPiece(pattern: string, start: number): { text: string; end: number } {
  if (pattern[start] === '[') return translateClass(pattern, start);
  for (const { at, write } of PIECES) {
    at.lastIndex = start;
    const [found] = at.exec(pattern) ?? [];
    if (found !== undefined) return { text: write(found), end: start + found.length };
  }
  const { code, end } = readCharacter(pattern, start);
  return { text: writeCharacter(code), end };
}
