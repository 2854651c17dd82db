import fc from 'fast-check';
import { expect, it } from 'vitest';
import { showHidden } from '../../../../kit/ground/log/show-hidden.ts';
import { spreadsheetCell } from '../../../../kit/ml/data/spreadsheet-cell.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

async function toCell(text: string | null) {
  const [row] = await engine().query(
    `SELECT ${spreadsheetCell('x')} AS cell FROM (SELECT CAST($1 AS VARCHAR) AS x)`,
    [text],
  );
  return row?.['cell'];
}

it.each([
  ["=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"],
  ['+1+cmd', "'+1+cmd"],
  ['-2+3', "'-2+3"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\n=1', "'\n=1"],
  ['\r=1', "'\\u000d=1"],
  ['\uff1d1', "'\uff1d1"],
])('%j cannot compute', async (text, cell) => {
  expect(await toCell(text)).toBe(cell);
});

it.each(['-12', '-1.5e-3', '+5', '-.5', '12', 'n/a', 'a=b', '', "it's", 'ż 東京 😀'])(
  '%j stays as it is',
  async (text) => {
    expect(await toCell(text)).toBe(text);
  },
);

it('leaves a missing cell missing', async () => {
  expect(await toCell(null)).toBe(null);
});

it('shows hidden characters as logs do', async () => {
  expect(await toCell('a\u001b[2J\u202eb\u{e0041}')).toBe('a\\u001b[2J\\u202eb\\u{e0041}');
  const text = fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter(
      (it) =>
        !/\p{Cs}/u.test(it) && !it.includes('\r\n') && !/^[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(it),
    );
  await fc.assert(
    fc.asyncProperty(text, async (it) => {
      expect(await toCell(it)).toBe(showHidden(it));
    }),
    { numRuns: 300 },
  );
});
