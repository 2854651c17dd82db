import { expect, test } from 'vitest';
import { warnOfFewKeys } from '../../../kit/report/few-keys.ts';

test('says how few keys the intervals rest on, below 50', () => {
  expect(warnOfFewKeys({ rows: 120, keys: 49 })).toContain(
    'The intervals rest on 49 keys of the split (120 rows): below 50',
  );
  expect(warnOfFewKeys({ rows: 31, keys: 31 })).toContain('rest on 31 rows: below 50');
  expect(warnOfFewKeys({ rows: 500, keys: 1 })).toContain('1 key of the split');
});

test('says nothing from 50 on, and where an older version did not count them', () => {
  expect(warnOfFewKeys({ rows: 120, keys: 50 })).toBe('');
  expect(warnOfFewKeys({ rows: 12, keys: null })).toBe('');
  expect(warnOfFewKeys({ rows: 12 })).toBe('');
});
