import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import type { DataLock, SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { acceptRows } from '../../../../kit/ml/data/accept-rows.ts';
import { checkRows } from '../../../../kit/ml/data/check-rows.ts';
import { loadSources } from '../../../../kit/ml/data/load-sources.ts';
import { decideSplitRule, type SplitRequest, splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { writeCsv } from './run-checks.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

const REQUEST: SplitRequest = { by: 'time:at', validation: 0.25, test: 0.25, seed: 1 };

/** A lock as far as its rule matters. */
function lockWith(split: SplitRule): DataLock {
  const lock: Partial<DataLock> = { split };
  return lock as DataLock;
}

/** The rule for these cells, and the split of each in their order. */
async function splitByTime(
  cells: readonly (string | number)[],
  {
    column = { type: 'string' },
    request = {},
    last,
  }: { column?: object; request?: Partial<SplitRequest>; last?: SplitRule } = {},
) {
  const contract = parseContract(
    JSON.stringify({ properties: { at: column, n: { type: 'integer' } } }),
    'contract.json',
  );
  const csv = ['at,n', ...cells.map((cell, index) => `${cell},${index}`)].join('\n');
  const sources = [{ url: 'sales.csv', file: writeCsv(csv) }];
  await loadSources({ engine: engine(), contract, sources, log: silentLogger });
  await checkRows(engine(), contract);
  await acceptRows(engine(), contract);
  const rule = await decideSplitRule({
    engine: engine(),
    contract,
    request: { ...REQUEST, ...request },
    last: last && lockWith(last),
  });
  await splitRows(engine(), contract, rule);
  const rows = await engine().query('SELECT __split FROM accepted ORDER BY n');
  return { rule, splits: rows.map(({ __split: split }) => String(split)) };
}

describe('a split by time', () => {
  it('knows one order of days and instants, whatever their offsets', async () => {
    const { rule, splits } = await splitByTime([
      '2025-01-01T23:30:00-05:00', // 04:30 on the second
      '2025-01-02T01:00:00+02:00', // 23:00 on the first
      '2025-01-02',
      '2025-01-01 12:00:00',
      '2025-01-02T04:00:00.5Z',
      '2025-01-01T09:00:00+09:00', // midnight
      '2025-01-03',
      '2025-01-02T05:00:00Z',
    ]);
    expect(splits).toEqual(['validation', 'train', 'train', 'train', 'validation', 'train', 'test', 'test']);
    expect(rule.cutoffs).toEqual({ validation: '2025-01-02T04:00:00.5Z', test: '2025-01-02T05:00:00Z' });
  });

  it('writes the cut-offs of days as days', async () => {
    const { rule } = await splitByTime(['2025-01-04', '2025-01-02', '2025-01-03', '2025-01-01']);
    expect(rule.cutoffs).toEqual({ validation: '2025-01-03', test: '2025-01-04' });
  });

  it('orders numbers as numbers', async () => {
    const { rule, splits } = await splitByTime([9, 10, 100, 8], { column: { type: 'integer' } });
    expect(splits).toEqual(['train', 'validation', 'test', 'train']);
    expect(rule.cutoffs).toEqual({ validation: 10, test: 100 });
  });

  it('gives rows without a time to train', async () => {
    const { splits } = await splitByTime(['2025-01-01', '', '2025-01-02', '2025-01-03', '2025-01-04']);
    expect(splits).toEqual(['train', 'train', 'train', 'validation', 'test']);
  });

  it.each<[string, (string | number)[], object, RegExp]>([
    [
      'American days',
      ['1/31/2025', '2/1/2025'],
      {},
      /: "1\/31\/2025", in sales\.csv:2, is no day or instant\. Write every cell as/,
    ],
    [
      'one stray among days',
      ['2025-01-01', '2025-01-02', 'soon'],
      {},
      /: "soon", in sales\.csv:4, is no day or instant/,
    ],
    ['a day that is none', ['2025-01-01', '2025-02-30'], {}, /: "2025-02-30", in sales\.csv:3,/],
    ['numbers as text', ['20250101', '20250102'], {}, /or as a number in a column of "type": "number"\./],
    [
      'a sensitive value, which is not told',
      ['x', 'y'],
      { 'x-sensitive': true },
      /"at": in sales\.csv:2, is no day/,
    ],
    ['truth values', ['true', 'false'], { type: 'boolean' }, /it is true or false\. Name another\./],
    ['nothing', ['', ''], {}, /all its cells are missing/],
  ])('refuses %s', async (_what, cells, column, message) => {
    const attempt = splitByTime(cells, { column: { type: 'string', ...column } });
    await expect(attempt).rejects.toThrow(ConfigurationError);
    await expect(attempt).rejects.toThrow(message);
  });
});

describe('the cut-offs of a split by time', () => {
  const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'];
  const first: SplitRule = {
    by: 'time',
    column: 'at',
    key: [],
    validation: 0.25,
    test: 0.25,
    seed: 1,
    cutoffs: { validation: '2025-01-03', test: '2025-01-04' },
  };
  const grown = [...days, '2025-01-05', '2025-01-06', '2025-01-07', '2025-01-08'];
  const moved = { validation: '2025-01-05', test: '2025-01-07' };

  it('stay when data grow', async () => {
    const { rule, splits } = await splitByTime(grown, { last: first });
    expect(rule).toEqual(first);
    expect(splits.filter((split) => split === 'train')).toHaveLength(2);
  });

  it('move once, where that is asked for', async () => {
    const { rule } = await splitByTime(grown, { last: first, request: { moveCutoffs: true } });
    expect(rule).toEqual({ ...first, cutoffs: moved });
  });

  it('move with the rows under a rolling rule, which the lock records', async () => {
    const { rule, splits } = await splitByTime(grown, { last: first, request: { cutoffs: 'rolling' } });
    expect(rule).toEqual({ ...first, rolling: true, cutoffs: moved });
    expect(splits.filter((split) => split === 'train')).toHaveLength(4);
  });

  it('of a rolling rule stay once it is frozen', async () => {
    const last: SplitRule = { ...first, rolling: true };
    expect((await splitByTime(grown, { last, request: { cutoffs: 'frozen' } })).rule).toEqual(first);
  });

  it('of an older lock that were texts of another kind are found anew', async () => {
    const last = { ...first, cutoffs: { validation: '3/1/2025', test: '4/1/2025' } };
    expect((await splitByTime(days, { last })).rule).toEqual(first);
  });

  it.each<Partial<SplitRequest>>([{ cutoffs: 'rolling' }, { moveCutoffs: true }])(
    'are not there where rows are split otherwise: %j',
    async (request) => {
      await expect(splitByTime(days, { request: { by: 'row', ...request } })).rejects.toThrow(
        'Rows that are split by row have no cut-offs: each keeps its split.',
      );
    },
  );
});
