import { describe, expect, test } from 'vitest';
import type { Unseen } from '../../../kit/format/manifest/monitor.ts';
import { describeUnseen, renderUnseenTable } from '../../../kit/report/unseen-table.ts';
import { describeColumn } from '../../helpers/describe-monitor.ts';

const none: Unseen = { rows: 0, share: 0, expected: 0.001, pValue: 1, below: null, above: null, values: [] };
const wild: Unseen = { ...none, rows: 12, share: 0.012, pValue: 1e-9, above: { rows: 12, extreme: 3e6 } };
const named: Unseen = {
  ...none,
  rows: 30,
  share: 0.03,
  pValue: 1e-4,
  values: [{ value: '<b>|@all', rows: 9 }, ...[1, 2, 3, 4, 5].map((rows) => ({ value: `v${rows}`, rows }))],
};

test('a value is told by its side of the range, its extreme or its name', () => {
  expect(describeUnseen(wild)).toBe('12 rows above the range, up to 3,000,000');
  expect(describeUnseen({ ...wild, values: [{ value: 7, rows: 12 }] })).toContain(', 7 (12)');
  expect(describeUnseen(named)).toBe('"<b>|@all" (9), "v1" (1), "v2" (2), "v3" (3), "v4" (4), others');
  expect(describeUnseen({ ...none, rows: 3 })).toBe('3 rows');
});

describe('the table', () => {
  test('holds the columns that have any, the least likely first, and escapes names', () => {
    const table = renderUnseenTable([
      describeColumn('town', { unseen: named, verdict: 'ok' }),
      describeColumn('size', { unseen: wild }),
      describeColumn('rooms', { unseen: none }),
      describeColumn('old', { unseen: null }),
      describeColumn('older'),
    ]);
    const lines = table.split('\n').slice(4);
    expect(lines).toEqual([
      '| `size` | 1.2 % (0.1 % by chance) | < 0.001 | 12 rows above the range, up to 3,000,000 |',
      expect.stringContaining('| `town` | 3 % (0.1 % by chance) | < 0.001 | "&lt;b&gt;\\|@\u200ball" (9)'),
    ]);
  });

  test('is nothing where nothing is new, and short where much is', () => {
    expect(renderUnseenTable([describeColumn('rooms', { unseen: none })])).toBe('');
    const many = Array.from({ length: 30 }, (_, index) => describeColumn(`c${index}`, { unseen: wild }));
    expect(renderUnseenTable(many)).toContain('The report has 5 more columns.');
  });
});
