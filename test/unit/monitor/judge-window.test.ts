import { expect, test } from 'vitest';
import { explainReasons } from '../../../action-monitor/src/monitor/explain-reasons.ts';
import { judgeWindow } from '../../../action-monitor/src/monitor/judge-window.ts';
import type { WindowRows } from '../../../kit/format/manifest/monitor.ts';
import { describeRows } from '../../helpers/describe-monitor.ts';

const judge = (rows: WindowRows) => {
  const judgement = judgeWindow({
    rows,
    limits: { invalid: 0.05, error: 0.01 },
    comparison: { columns: [], skipped: [], prediction: null },
    performance: null,
    labelsGiven: false,
    primary: 'rmse',
  });
  return { ...judgement, reasons: explainReasons(judgement.reasons) };
};

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

test('the reasons are values, which summary, issue and report put into words alike', () => {
  const { reasons } = judgeWindow({
    rows: describeRows(950, { invalid: 90 }),
    limits: { invalid: 0.05, error: 0.01 },
    comparison: { columns: [], skipped: [], prediction: null },
    performance: { rows: 40, metrics: {}, reference: {}, verdict: 'drift' },
    labelsGiven: true,
    primary: 'rmse',
  });
  expect(reasons).toEqual([
    { kind: 'columns', compared: 0, drift: [], suspect: [], unknown: [] },
    {
      kind: 'requests',
      outcome: 'invalid',
      found: expect.objectContaining({ rows: 90, of: 1040, verdict: 'drift' }),
      brokenColumns: [],
    },
    { kind: 'performance', rows: 40, primary: 'rmse', verdict: 'drift' },
  ]);
  expect(explainReasons(reasons).at(-1)).toBe(
    'On 40 labelled rows rmse is clearly worse than on the test split.',
  );
});

test.each([
  [
    { drift: [], suspect: [], unknown: ['c'] },
    'No column of 2 has changed. Not to be told from the older profile of this bundle: c. Ingest the data and promote again.',
  ],
  [{ drift: ['a', 'b'], suspect: ['c'], unknown: [] }, 'Drifted: a, b. Changed a little: c.'],
])('columns are named by what became of them: %j', (names, sentence) => {
  expect(explainReasons([{ kind: 'columns', compared: 3, ...names }])).toEqual([sentence]);
});
