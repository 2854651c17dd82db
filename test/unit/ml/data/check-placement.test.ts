import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DataLock, SplitName, SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import { checkPlacement, checkSplitKey } from '../../../../kit/ml/data/check-placement.ts';
import { decideSplitRule, splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { writeSplits } from '../../../../kit/ml/data/write-splits.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { runChecks } from './run-checks.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract({
  day: { type: 'string', format: 'date' },
  flat: { type: 'integer' },
  size: { type: 'number' },
});
/** Flats that are seen again and again, alike but for the day. */
const rows = Array.from({ length: 60 }, (_, index) => {
  const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
  return `${day},${index % 12},${20 + (index % 12)}.5`;
});

const lockOf = (split: SplitRule): DataLock => ({ split }) as unknown as DataLock;

async function prepare(by: string) {
  const folder = makeTemporaryFolder('splits');
  await runChecks(engine(), contract, ['day,flat,size', ...rows].join('\n'));
  const request = { by, validation: 0.25, test: 0.25, seed: 1 };
  const rule = await decideSplitRule({ engine: engine(), contract, request, last: undefined });
  await splitRows(engine(), contract, rule);
  await writeSplits(engine(), contract, folder);
  const lock = lockOf(rule);
  return {
    lock,
    check: (split: SplitName, file: SplitName = split) =>
      checkPlacement({ engine: engine(), lock, split, file: join(folder, `${file}.parquet`) }),
  };
}

it.each(['row', 'group:flat', 'time:day'])('takes splits as they were dealt, by %s', async (by) => {
  const { check, lock } = await prepare(by);
  for (const split of ['train', 'validation', 'test'] as const)
    await expect(check(split)).resolves.toBeUndefined();
  expect(() => checkSplitKey(lock, contract)).not.toThrow();
});

it.each(['row', 'group:flat', 'time:day'])('refuses rows of training as the test, by %s', async (by) => {
  const { check } = await prepare(by);
  await expect(check('test', 'train')).rejects.toThrow(
    /^The test split holds \d+ rows that the data lock's own rule gives to train, so the splits are not apart/,
  );
});

it('refuses a rule by other columns than the contract gives', async () => {
  const { lock } = await prepare('row');
  const { split } = lock;
  for (const key of [[], ['size'], ['size', 'flat', 'day']])
    expect(() => checkSplitKey(lockOf({ ...split, key }), contract)).toThrow(
      /deals rows by .* it is day, flat, size/,
    );
});
