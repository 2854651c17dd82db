import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import { compareRows } from '../../../../kit/ml/data/compare-rows.ts';
import { countKeys, countUntimed } from '../../../../kit/ml/data/count-keys.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import { splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { writeSplits } from '../../../../kit/ml/data/write-splits.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();

const contract = makeContract({ day: { type: 'number' }, x: { type: 'string' } });
const rule = (validation: number, test: number): SplitRule => ({
  by: 'time',
  column: 'day',
  key: [],
  validation: 0.2,
  test: 0.2,
  seed: 1,
  cutoffs: { validation, test },
});

/** Deals rows (time and text) anew as `accepted`. */
async function deal(
  own: Engine,
  split: SplitRule,
  rows: readonly [at: number | null, x: string][],
): Promise<void> {
  const values = rows.map(([at, x], index) => `(${index}, ${at ?? 'NULL'}::DOUBLE, '${x}')`);
  await own.execute(
    `CREATE OR REPLACE TABLE accepted AS SELECT * FROM (VALUES ${values}) AS t(__row, day, x)`,
  );
  await splitRows(own, contract, split);
}

async function dealFormer(split: SplitRule, rows: readonly [at: number | null, x: string][]) {
  const folder = makeTemporaryFolder('former');
  await deal(engine(), split, rows);
  await writeSplits(engine(), contract, folder);
  const of = (name: string) => join(folder, `${name}.parquet`);
  return { train: of('train'), validation: of('validation'), test: of('test') };
}

it('tells new, moved and lost rows, each of several alike by itself', async () => {
  const former = await dealFormer(rule(3, 4), [
    [1, 'a'],
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  await deal(engine(), rule(4, 5), [
    [1, 'a'],
    [1, 'a'],
    [1, 'a'],
    [3, 'c'],
    [4, 'd'],
    [5, 'e'],
    [5, 'f'],
  ]);
  expect(await compareRows(engine(), contract, former)).toEqual({
    fresh: { train: 1, validation: 0, test: 2 },
    moved: { train: 1, validation: 1, test: 0 },
    gone: 1,
  });
});

it('cannot tell where the columns were others', async () => {
  const former = await dealFormer(rule(3, 4), [[1, 'a']]);
  const wider = makeContract({ day: { type: 'number' }, x: { type: 'string' }, y: { type: 'string' } });
  expect(await compareRows(engine(), wider, former)).toBeUndefined();
});

it('counts distinct times, keys and rows without a time', async () => {
  await deal(engine(), rule(3, 4), [
    [1, 'a'],
    [1, 'b'],
    [null, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  expect(await countKeys(engine(), rule(3, 4))).toEqual({ train: 2, validation: 1, test: 1 });
  expect(await countUntimed(engine(), rule(3, 4))).toBe(1);
  const byRow: SplitRule = { by: 'row', key: ['x'], validation: 0.2, test: 0.2, seed: 1 };
  expect(await countKeys(engine(), byRow)).toEqual({ train: 2, validation: 1, test: 1 });
  expect(await countUntimed(engine(), byRow)).toBe(0);
});
