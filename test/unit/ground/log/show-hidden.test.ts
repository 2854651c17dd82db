import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showHidden } from '../../../../kit/ground/log/show-hidden.ts';

/** The same by the properties that Unicode gives its characters. */
const UNICODE_HIDDEN =
  /(?![\t\n]|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;

test.each([
  ['a bell and an escape', '\u0007\u001b[31m', '\\u0007\\u001b[31m'],
  ['a null', 'a\u0000b', 'a\\u0000b'],
  ['the right-to-left override', 'abc\u202etxt.exe', 'abc\\u202etxt.exe'],
  ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['characters without width', 'pay\u200bpal\ufeff\u00ad', 'pay\\u200bpal\\ufeff\\u00ad'],
  ['line ends that are none in a file', 'a\u2028b\u0085c', 'a\\u2028b\\u0085c'],
  ['a carriage return alone', 'good\rbad', 'good\\u000dbad'],
  ['half a surrogate pair', 'a\ud800b', 'a\\ud800b'],
  ['letters from the plane of tags', 'a\u{e0041}', 'a\\u{e0041}'],
])('%s is seen', (_, text, shown) => {
  expect(showHidden(text)).toBe(shown);
});

test('what can be seen, tabs and line ends stay', () => {
  const text = 'żółć 東京 עברית العربية 😀 ❤\ufe0f\tx\r\ny\n';
  expect(showHidden(text)).toBe(text);
});

test('no text keeps anything that hides or turns text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(showHidden(text).replaceAll('\r\n', '\n')).not.toMatch(UNICODE_HIDDEN);
    }),
    { numRuns: 1000 },
  );
});

test('every such character is seen', () => {
  const missed: string[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point);
    if (UNICODE_HIDDEN.test(character) && showHidden(character) === character)
      missed.push(point.toString(16));
  }
  expect(missed).toEqual([]);
});
