import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DataLock, SplitName } from '../../../../kit/format/manifest/data-lock.ts';
import { checkSplit } from '../../../../kit/ml/data/check-split.ts';
import { digestDataset } from '../../../../kit/ml/data/dataset-digest.ts';
import { writeSplits } from '../../../../kit/ml/data/write-splits.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { runSplits } from './run-checks.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract(
  {
    x: { type: 'number' },
    n: { type: 'integer' },
    day: { type: 'string', format: 'date' },
    name: { type: 'string' },
    ok: { type: 'boolean' },
  },
  { required: [] },
);
/** Cells that are written in several ways: whole numbers, exponents, `-0`, missing ones, quotes and accents. */
const numbers = ['1', '2.50', '1e21', '-0', '1e-7', '0.1', '', '123456789.125'];
const rows = Array.from(
  { length: 48 },
  (_, index) =>
    `${numbers[index % 8]},${index % 5 === 0 ? '' : index},2026-11-${10 + (index % 20)},"é ""${index}""",${index % 3 === 0}`,
);

async function prepare() {
  const folder = makeTemporaryFolder('splits');
  await runSplits(engine(), contract, ['x,n,day,name,ok', ...rows].join('\n'));
  const { splits } = await digestDataset(engine(), contract);
  await writeSplits(engine(), contract, folder);
  const check = (split: SplitName, file: SplitName = split) =>
    checkSplit({
      engine: engine(),
      contract,
      lock: { splits } as unknown as DataLock,
      split,
      file: join(folder, `${file}.parquet`),
    });
  return { check };
}

it('takes each split as it was written', async () => {
  const { check } = await prepare();
  for (const split of ['train', 'validation', 'test'] as const)
    await expect(check(split)).resolves.toBeUndefined();
});

it('refuses the rows of another split, with both counts and digests', async () => {
  const { check } = await prepare();
  await expect(check('test', 'train')).rejects.toThrow(
    /^The test split in the store is not what the data lock says: the lock states \d+ rows with the digest sha256:\w{64}, and the file it names holds \d+ with sha256:/,
  );
});
