import { describe, expect, test } from 'vitest';
import {
  countAsked,
  judgeRequests,
  judgeShare,
  speaksForAll,
} from '../../../action-monitor/src/monitor/judge-requests.ts';
import { describeRows } from '../../helpers/describe-monitor.ts';

describe('a share of refused or failed rows against its limit', () => {
  test.each([
    [0, 1000, 'ok'],
    [50, 1000, 'ok'],
    [60, 1000, 'suspect'],
    [66, 1000, 'drift'],
    [1000, 1000, 'drift'],
    [49, 49, 'unknown'],
    [0, 0, 'unknown'],
  ])('%i of %i is %s', (rows, of, verdict) => {
    expect(judgeShare({ rows, of, limit: 0.05 })).toMatchObject({ rows, of, limit: 0.05, verdict });
  });
});

test('what other versions, environments and days were asked is no part of the shares', () => {
  const rows = describeRows(90, {
    invalid: 6,
    error: 4,
    otherVersion: 500,
    otherEnvironment: 500,
    outsideWindow: 9,
  });
  expect(countAsked(rows)).toBe(100);
  expect(judgeRequests(rows, { invalid: 0.05, error: 0.01 })).toMatchObject({
    invalid: { rows: 6, of: 100, share: 0.06, verdict: 'suspect' },
    error: { rows: 4, of: 100, share: 0.04, verdict: 'drift' },
  });
});

test.each([
  [describeRows(100), true],
  [describeRows(100, { invalid: 100 }), true],
  [describeRows(100, { invalid: 101 }), false],
  [describeRows(100, { unreadable: 101 }), false],
  [describeRows(100, { unchecked: 101 }), false],
  [describeRows(100, { otherVersion: 5000, otherEnvironment: 5000, outsideWindow: 5000 }), true],
])('a verdict on the data needs most of the rows: %j', (rows, enough) => {
  expect(speaksForAll(rows)).toBe(enough);
});
