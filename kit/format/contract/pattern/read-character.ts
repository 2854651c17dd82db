/** A character of a pattern: its code point, and where the next begins. */
export interface PatternCharacter {
  code: number;
  end: number;
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** The spellings of a character by its number (ECMA-262, CharacterEscape with the flag u); pairs of halves first. */
const NUMBERED = [
  /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/iy,
  /\\u\{([0-9a-f]+)\}/iy,
  /\\u([0-9a-f]{4})/iy,
  /\\x([0-9a-f]{2})/iy,
];

/** Reads the plain or escaped character that begins at `start` of a pattern that is well formed under the flag u. */
export function readCharacter(pattern: string, start: number): PatternCharacter {
  const raw = pattern.codePointAt(start) ?? 0;
  if (raw !== 0x5c) return { code: raw, end: start + (raw > 0xffff ? 2 : 1) };
  for (const spelling of NUMBERED) {
    spelling.lastIndex = start;
    const [whole, high = '', low] = spelling.exec(pattern) ?? [];
    if (whole !== undefined) return { code: joinHalves(high, low), end: start + whole.length };
  }
  const letter = pattern[start + 1] ?? '';
  if (letter === 'c') return { code: (pattern.codePointAt(start + 2) ?? 0) % 32, end: start + 3 };
  return { code: CONTROLS[letter] ?? letter.codePointAt(0) ?? 0, end: start + 2 };
}

function joinHalves(high: string, low: string | undefined): number {
  const code = Number.parseInt(high, 16);
  return low === undefined ? code : 0x10000 + (code - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00);
}
