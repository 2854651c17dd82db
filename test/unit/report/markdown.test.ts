import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import {
  escapeBlock,
  escapeMarkdown,
  escapeSentence,
  formatName,
  renderTable,
} from '../../../kit/report/markdown.ts';
import { formatNumber, formatPValue, formatShare } from '../../../kit/report/number-text.ts';

describe('escapeMarkdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['line\nbreak', 'line break'],
    ['invoice\u202egpj.exe', 'invoice\\\\u202egpj.exe'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['![x](https://evil.example)', '!\\[x\\](https:\u200b//evil.example)'],
    ['@team', '@\u200bteam'],
    ['www.evil.example', 'www\u200b.evil.example'],
    ['(WWW.evil.example', '(WWW\u200b.evil.example'],
    ['#1, acme/house#23, GH-4, !5', '\\#\u200b1, acme/house\\#\u200b23, GH-\u200b4, !\u200b5'],
    ['abc1234', 'abc123\u200b4'],
    ['eve@ABC1234f', 'eve@\u200bABC123\u200b4f'],
    ['0.12345678 of 1234567', '0.12345678 of 123456\u200b7'],
    ['abcdef, beefcafex, a_abc1234', 'abcdef, beefcafex, a\\_abc1234'],
    ['`code` *bold* _it_ $x$', '\\`code\\` \\*bold\\* \\_it\\_ \\$x\\$'],
  ])('%j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('forges find no link, mention, issue or commit in what is shown, and people read the same', () => {
    const part = fc.constantFrom(
      'www.',
      'x.yz',
      '#',
      '1',
      '@',
      'me',
      'abcdef0',
      '12',
      'GH-',
      '!',
      ' ',
      '://',
      '(',
      '.',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const shown = escapeMarkdown(text).replace(/\\(.)/g, '$1');
          expect(shown).not.toMatch(/www\.|[#!]\d|GH-\d|@\w|:\/\//i);
          for (const id of shown.match(/(?<!\w)[0-9a-f]{7,40}(?!\w)/g) ?? [])
            expect(shown).toContain(`.${id}`);
          expect(shown.replaceAll('\u200b', '')).toBe(text.replace(/\s+/g, ' '));
        },
      ),
    );
  });

  test('no text leaves its cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const row = renderTable([{ title: 'a' }, { title: 'b' }], [[escapeMarkdown(text), formatName(text)]]);
        const lines = row.split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[2]?.replace(/\\\\/g, '').match(/(?<!\\)\|/g)).toHaveLength(3);
        expect(lines[2]).not.toMatch(/[<>]/);
      }),
    );
  });
});

test.each([
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['1. item', '1\\. item'],
  ['12) item', '12\\) item'],
  ['=====', '\\====='],
  ['a - b', 'a - b'],
  ['1.5 rooms', '1\\.5 rooms'],
])('escapeBlock keeps %j from beginning a list or a heading', (text, expected) => {
  expect(escapeBlock(text)).toBe(expected);
});

test.each([
  ['`lot_size` was removed', '`lot_size` was removed'],
  ['the row\'s rule "if" was new', 'the row\'s rule "if" was new'],
  ['`a`: enum was ["*x*"], is ["`y`|z"]', '`a`: enum was \\["\\*x\\*"\\], is \\["`y`\\|z"\\]'],
  ['`a|b` and `c', '\\`a\\|b\\` and \\`c'],
  ['` @team ` <b>', '\\` @\u200bteam \\` &lt;b&gt;'],
])('escapeSentence keeps names as code and nothing else of %j', (sentence, expected) => {
  expect(escapeSentence(sentence)).toBe(expected);
});

test('formatName is code for plain names alone', () => {
  expect(formatName('lot_size')).toBe('`lot_size`');
  expect(formatName('a`b')).toBe('a\\`b');
  expect(formatName('x|y')).toBe('x\\|y');
});

test('renderTable', () => {
  const table = renderTable([{ title: 'Column' }, { title: 'PSI', align: 'right' }], [['`a`', '0.1']]);
  expect(table).toBe('| Column | PSI |\n| --- | ---: |\n| `a` | 0.1 |');
});

describe('numbers for people', () => {
  test.each([
    [0, '0'],
    [1234567, '1,234,567'],
    [68_123.456, '68,123'],
    [2.34567, '2.346'],
    [0.000012345, '1.23e-5'],
    [-0.25, '-0.25'],
    [2.5e12, '2.50e+12'],
    [Number.NaN, 'NaN'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('shares, p-values and counts', () => {
    expect([formatShare(0.1234), formatPValue(0.00001), formatPValue(0.25)]).toEqual([
      '12.3 %',
      '< 0.001',
      '0.250',
    ]);
    expect([formatCount(1, 'row'), formatCount(2000, 'row')]).toEqual(['1 row', '2,000 rows']);
    expect([formatCount(1, 'class', 'classes'), formatCount(0, 'class', 'classes')]).toEqual([
      '1 class',
      '0 classes',
    ]);
  });

  test.each([
    [0, '0 %'],
    [1, '100 %'],
    [23 / 1e5, '0.023 %'],
    [1 / 3e4, '0.0033 %'],
    [99_977 / 1e5, '99.977 %'],
    [1e-9, '< 0.0001 %'],
    [1 - 1e-9, '> 99.9999 %'],
    [0.0006, '0.1 %'],
    [1.5, '150 %'],
  ])('the share %d is %s, neither none nor all where it is not', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  test('a share may have more decimals', () => {
    expect([formatShare(4 / 546, 2), formatShare(0.05, 2), formatShare(23 / 1e6, 2)]).toEqual([
      '0.73 %',
      '5 %',
      '0.0023 %',
    ]);
  });
});
