import { expect, it } from 'vitest';
import { createFollowRecord } from '../../../action-serve/src/serve/follow-record.ts';

it('tells a fault once, keeps the commit last read without one, and says when it is over', () => {
  const record = createFollowRecord('main', 'aaa');
  expect(record.report()).toEqual({ branch: 'main', commit: 'aaa', fault: null });
  expect(record.succeed('bbb')).toBe(false);
  expect([record.fail('gone'), record.fail('gone'), record.fail('broken')]).toEqual([true, false, true]);
  expect(record.report()).toEqual({ branch: 'main', commit: 'bbb', fault: 'broken' });
  expect(record.succeed('ccc')).toBe(true);
  expect(record.report()).toEqual({ branch: 'main', commit: 'ccc', fault: null });
});

it('keeps its books to itself: a report does not change with what comes later', () => {
  const record = createFollowRecord('main', 'aaa');
  const before = record.report();
  record.fail('gone');
  expect(before.fault).toBe(null);
});
