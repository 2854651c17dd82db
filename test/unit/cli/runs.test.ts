import { expect, test } from 'vitest';
import { readOptions } from '../../../cli/runs/read-options.ts';
import { renderRuns } from '../../../cli/runs/render-runs.ts';
import { createStyle } from '../../../cli/terminal/style.ts';
import { UsageError } from '../../../cli/usage-error.ts';
import { compareRuns } from '../../../kit/ml/runs/compare-runs.ts';
import { findRun } from '../../../kit/ml/runs/find-run.ts';
import type { RunRecord } from '../../../kit/ml/runs/run-record.ts';
import { sortRuns } from '../../../kit/ml/runs/sort-runs.ts';
import { describeFailedRun, describeRun, evaluateRun } from '../../helpers/describe-runs.ts';

function keep(number: number, rmse: number, changes = {}): RunRecord {
  const run = describeRun(number, changes);
  const evaluation = evaluateRun(run, { value: rmse, low: rmse - 1, high: rmse + 1 });
  return { id: `${run.key}-1-0000000${number}`, run, evaluation, bundle: null };
}

const failed: RunRecord = { id: 'f-1-0', run: describeFailedRun(9), evaluation: null, bundle: null };
const records = [failed, keep(1, 12), keep(2, 10, { seconds: 30 }), keep(3, 11)];
const numbersOf = (sorted: readonly RunRecord[]) => sorted.map(({ run }) => run.params['alpha']);

test('a metric sorts best first, whatever has none last', () => {
  expect(numbersOf(sortRuns(records, 'rmse'))).toEqual([2, 3, 1, 9]);
  expect(numbersOf(sortRuns(records, 'minutes'))).toEqual([2, 9, 1, 3]);
  expect(numbersOf(sortRuns(records, 'when'))).toEqual([9, 1, 2, 3]);
  expect(() => sortRuns(records, 'rsme')).toThrow('No run has the metric "rsme". Did you mean "rmse"?');
});

test('a run is named by the beginning of its id', () => {
  const [, one] = records;
  expect(findRun(records, one?.id.slice(0, 6) ?? '')).toBe(one);
  expect(() => findRun(records, 'zz')).toThrow(/No run's id begins with "zz"/);
  expect(() => findRun(records, '')).toThrow(/The ids of 4 runs begin with/);
});

test('a comparison marks what differs, parameter by parameter', () => {
  const one = keep(1, 12, { params: { alpha: 1, depth: 3 } });
  const other = keep(2, 10, { params: { alpha: 1 }, seed: 7 });
  const facts = new Map(compareRuns([one, other]).map((fact) => [fact.name, fact]));
  expect(facts.get('alpha')).toMatchObject({ values: ['1', '1'], differs: false });
  expect(facts.get('depth')).toMatchObject({ values: ['3', '–'], differs: true });
  expect(facts.get('seed')).toMatchObject({ values: ['42', '7'], differs: true });
  expect(facts.get('data')).toMatchObject({ differs: false });
  expect(facts.get('rmse')).toMatchObject({ values: ['12 (11 to 13)', '10 (9 to 11)'], differs: true });
  expect(facts.get('minutes')).toMatchObject({ values: ['1.5', '1.5'] });
  expect(facts.has('reason')).toBe(false);
});

test('the table shows the metric sorted by, and cannot be broken by a parameter', () => {
  const nasty = keep(4, 9, { params: { note: 'a\u001B[31m\nb', long: 'x'.repeat(90) } });
  const table = renderRuns([nasty, failed], 'r2', createStyle(false)).split('\n');
  expect(table[0]).toMatch(/^run +when \(UTC\) +commit +model +params +r2 +minutes +state$/);
  expect(table[1]).toMatch(/2026-11-01 00:04 .* house-price +.*… +0\.6 +1\.5 +evaluated$/);
  expect(table[2]).toMatch(/house-price +alpha=9 +– +1\.5 +failed$/);
  expect(table).toHaveLength(3);
  expect(table.join('')).not.toContain('\u001B');
});

test('options that cannot be meant are wrong usage', () => {
  expect(readOptions({ limit: '0' }).limit).toBe(Number.POSITIVE_INFINITY);
  expect(readOptions({ compare: 'a\nb' }).compare).toEqual(['a', 'b']);
  expect(() => readOptions({ limit: 'many' })).toThrow(UsageError);
  expect(() => readOptions({ compare: 'a\nb\nc\nd' })).toThrow(UsageError);
});
