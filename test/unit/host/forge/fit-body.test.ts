import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitBody, fitLine, MAX_BODY_CHARACTERS } from '../../../../kit/host/forge/fit-body.ts';

const ENDING = '<!-- marker -->';

describe('a body', () => {
  test('of the limit stays whole, one character more is cut with a note', () => {
    const room = MAX_BODY_CHARACTERS - `\n\n${ENDING}`.length;
    const whole = fitBody({ full: 'x'.repeat(room), ending: ENDING });
    expect(whole).toHaveLength(MAX_BODY_CHARACTERS);
    expect(whole).not.toMatch(/Cut here/);
    const cut = fitBody({ full: 'x'.repeat(room + 1), ending: ENDING });
    expect(cut.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
    expect(cut).toMatch(/Cut here: .*\*\n\n<!-- marker -->$/);
  });

  test('takes its short form before it is cut', () => {
    const long = 'x'.repeat(MAX_BODY_CHARACTERS + 1);
    expect(fitBody({ full: long, short: 'short' })).toBe('short');
    expect(fitBody({ full: 'full', short: 'short' })).toBe('full');
    expect(fitBody({ full: long, short: [long, 'minimal'] })).toBe('minimal');
    expect(fitBody({ full: long, short: ['short', 'minimal'] })).toBe('short');
  });

  test('is cut at the end of a line', () => {
    const full = Array.from({ length: 100 }, (_, index) => `| row ${index} |`).join('\n');
    expect(fitBody({ full, limit: 400 })).toMatch(/^(\| row \d+ \|\n)*\| row \d+ \|\n\n\*Cut here/);
  });

  test('has its open code and folds closed before the note', () => {
    const full = `<details><summary>Rows</summary>\n\n\`\`\`json\n${'{}\n'.repeat(200)}\`\`\`\n</details>`;
    expect(fitBody({ full, limit: 400 })).toMatch(/\{\}\n```\n<\/details>\n\n\*Cut here/);
  });

  test('always fits, keeps its ending and breaks no character', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\n', '😀', '```', '<details>', '</details>'),
      maxLength: 600,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 300, max: 600 }), (full, limit) => {
        const body = fitBody({ full, ending: ENDING, limit });
        expect(body.length).toBeLessThanOrEqual(limit);
        expect(body.endsWith(ENDING)).toBe(true);
        expect(body).toBe(Buffer.from(body).toString());
      }),
    );
  });
});

test.each([
  ['a\n b', 140, 'a b'],
  ['x'.repeat(140), 140, 'x'.repeat(140)],
  ['x'.repeat(141), 140, `${'x'.repeat(139)}…`],
  [`${'x'.repeat(8)}😀y`, 10, `${'x'.repeat(8)}…`],
])('a line: %j within %i', (text, limit, expected) => {
  expect(fitLine(text, limit)).toBe(expected);
});

test('of several shorter forms the longest that fits is taken, else the shortest is cut', () => {
  const forms = { full: 'f'.repeat(100), short: ['s'.repeat(50), 'm'.repeat(20)] };
  expect(fitBody({ ...forms, limit: 100 })).toBe(forms.full);
  expect(fitBody({ ...forms, limit: 99 })).toBe(forms.short[0]);
  expect(fitBody({ ...forms, limit: 49 })).toBe(forms.short[1]);
});
