import { expect, test } from 'vitest';
import { judgeWindow } from '../../../action-monitor/src/monitor/judge-window.ts';
import type { WindowRows } from '../../../kit/format/manifest/monitor.ts';
import { describeRows } from '../../helpers/describe-monitor.ts';

const judge = (rows: WindowRows) =>
  judgeWindow({
    rows,
    limits: { invalid: 0.05, error: 0.01 },
    comparison: { columns: [], skipped: [], prediction: null },
    performance: null,
    labelsGiven: false,
    primary: 'rmse',
  });

test('nine of ten rows failed: drift, with how many', () => {
  const { verdict, signals, reasons } = judge(describeRows(100, { error: 900 }));
  expect({ verdict, data: signals.data }).toEqual({ verdict: 'drift', data: 'unknown' });
  expect(reasons).toContain('900 of 1,000 rows asked about (90 %) failed; at most 1 % may.');
});

test('most lines unreadable: nothing is known, and never ok', () => {
  const { verdict, reasons } = judge(describeRows(100, { unreadable: 900 }));
  expect(verdict).toBe('unknown');
  expect(reasons).toEqual(['Only 10 % of the rows could be judged: they do not speak for the rest.']);
});

test('requests that were fine give no verdict where there is none on the data', () => {
  expect(judge(describeRows(0, { unchecked: 500 })).verdict).toBe('unknown');
});
