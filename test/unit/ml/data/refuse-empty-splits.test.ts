import { describe, expect, it } from 'vitest';
import type { DataLock, SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import { digestDataset } from '../../../../kit/ml/data/dataset-digest.ts';
import { refuseEmptySplits } from '../../../../kit/ml/data/refuse-empty-splits.ts';
import { decideSplitRule, type SplitRequest, splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { runChecks } from './run-checks.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract({ day: { type: 'string', format: 'date' }, town: { type: 'string' } });

/** Ten days, in the towns given, one after the other. */
function makeCsv(towns: readonly string[]): string {
  const rows = Array.from(
    { length: 10 },
    (_, index) => `2025-01-${index + 11},${towns[index % towns.length]}`,
  );
  return ['day,town', ...rows].join('\n');
}

async function split(csv: string, request: Partial<SplitRequest>, last?: SplitRule) {
  await runChecks(engine(), contract, csv);
  const rule = await decideSplitRule({
    engine: engine(),
    contract,
    request: { by: 'row', validation: 0.2, test: 0.2, seed: 1, ...request },
    last: last && ({ split: last } as DataLock),
  });
  await splitRows(engine(), contract, rule);
  const { splits } = await digestDataset(engine(), contract);
  refuseEmptySplits(rule, splits);
  return [splits.train.rows, splits.validation.rows, splits.test.rows];
}

describe('a split without rows', () => {
  it('is refused by row, with the counts and the cure', async () => {
    const two = 'day,town\n2025-01-11,a\n2025-01-12,b';
    await expect(split(two, {})).rejects.toThrow(
      /^No row fell into .*: of 2 rows, \d went to train, \d to validation and \d to test, by row\. Add rows, or change the shares \("split-validation", "split-test"; 0 does without a split\)\.$/,
    );
  });

  it('is refused by group, which goes to one split whole', async () => {
    await expect(split(makeCsv(['a', 'b']), { by: 'group:town' })).rejects.toThrow(
      /by group of "town"\. A group goes to one split whole: add groups, change the shares .* or the seed, or split by row\./,
    );
  });

  it('is refused by time, with the cut-offs', async () => {
    const rule: SplitRule = {
      by: 'time',
      column: 'day',
      key: [],
      validation: 0.2,
      test: 0.2,
      seed: 1,
      cutoffs: { validation: '2024-01-01', test: '2024-06-01' },
    };
    await expect(split(makeCsv(['a']), { by: 'time:day' }, rule)).rejects.toThrow(
      /No row fell into train and validation: of 10 rows, .* 10 to test, by time of "day", where validation begins at 2024-01-01 and test begins at 2024-06-01\. Add rows before or after, change the shares .*, which moves the cut-offs, or split by row\./,
    );
  });

  it.each(['row', 'group:town', 'time:day'])('is as wanted where its share is 0, by %s', async (by) => {
    const towns = ['a', 'b', 'c', 'd', 'e'];
    expect(await split(makeCsv(towns), { by, validation: 0, test: 0 })).toEqual([10, 0, 0]);
  });

  it('is as wanted where only its share is 0, by time', async () => {
    expect(await split(makeCsv(['a']), { by: 'time:day', test: 0 })).toEqual([8, 2, 0]);
  });

  it('is as wanted where only its share is 0, the other way round', async () => {
    expect(await split(makeCsv(['a']), { by: 'time:day', validation: 0 })).toEqual([8, 0, 2]);
  });
});
