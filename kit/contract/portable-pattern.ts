/**
 * One piece of a pattern that RE2 and ECMAScript (with the flag `u`) read alike: an anchor, a plain or escaped
 * character, a class, a group's bracket, an alternation or a quantifier. The dot is left out, for the two differ on
 * line separators; so are `\s`, `\b`, look-around, back references and named groups.
 */
const PIECES = [
  String.raw`\^|\$`,
  String.raw`[A-Za-z0-9 _\-,:;@#%&=<>!~'"]|[^\x00-\x7f]`,
  String.raw`\\[dDwW.*+?^$|()[\]{}\\/]`,
  String.raw`\[\^?(?:[A-Za-z0-9 _,:;@#%&=<>!~'"./*+?$|(){}]|\\[dw.\-\]\[\\^/]|(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]))+-?\]`,
  String.raw`\(\?:|\((?!\?)|\)|\|`,
  String.raw`[*+?]\??|\{\d{1,3}(?:,\d{0,3})?\}\??`,
];

const PORTABLE = new RegExp(`^(?:${PIECES.join('|')})*$`, 'u');

/** Whether a pattern means the same to SQL's regular expressions (RE2) and to ajv (ECMAScript). */
export function isPortablePattern(pattern: string): boolean {
  return pattern.length <= 1000 && PORTABLE.test(pattern);
}
