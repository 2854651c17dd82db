/**
 * Capital letters that younger Unicode versions added. Whether a runtime knows their small form depends on its age,
 * so they are left as they are: the same text on every machine, in JavaScript and in SQL.
 */
const YOUNG_CAPITALS =
  /[\u1c89\ua7cb\ua7cc\ua7ce\ua7d2\ua7d4\ua7da\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u;

/** Every character that `String.prototype.trim` removes (ECMA-262, WhiteSpace and LineTerminator). */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Text after a column's `x-normalise`; undefined where nothing is left, which is a missing cell. */
export function normaliseText(
  text: string,
  column: { normalise: readonly ('trim' | 'lower')[] },
): string | undefined {
  let result = text;
  for (const step of column.normalise) result = step === 'trim' ? result.trim() : toLowerCase(result);
  return result === '' ? undefined : result;
}

/** Small letters, one code point at a time, whatever stands beside it (no final sigma), as the table engine does. */
function toLowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return Array.from(text, (point) => {
    if (point === '\u0130') return 'i';
    return YOUNG_CAPITALS.test(point) ? point : point.toLowerCase();
  }).join('');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
