import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeBlock, escapeMarkdown, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { formatCount, formatNumber, formatPValue, formatShare } from '../../../kit/report/number-text.ts';

describe('escapeMarkdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['line\nbreak', 'line break'],
    ['invoice\u202egpj.exe', 'invoice\\\\u202egpj.exe'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['![x](https://evil.example)', '!\\[x\\](https:\u200b//evil.example)'],
    ['@team', '@\u200bteam'],
    ['`code` *bold* _it_ $x$', '\\`code\\` \\*bold\\* \\_it\\_ \\$x\\$'],
  ])('%j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
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
  });
});
