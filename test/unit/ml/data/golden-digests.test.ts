import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readContract } from '../../../../kit/format/contract/contract.ts';
import { digestDataset } from '../../../../kit/ml/data/dataset-digest.ts';
import { decideSplitRule, splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { ROOT } from '../../../../scripts/find-node.mjs';
import { runChecks } from './run-checks.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

/**
 * What the first version made of the template's data. Locks that users committed hold such digests, so a faster way to
 * compute them must give the same; `dataset.test.ts` holds them against their definition.
 */
const GOLDEN = {
  dataset: 'sha256:ab1228657b0050ab6d9a2f25f04f590c3995a17bb1d08abfcce4f581ed264651',
  splits: {
    train: { rows: 324, digest: 'sha256:3e25dd22b7934aba07ad6bc50ac26f4815ad33faa3a8a4891194c9b4080012bc' },
    validation: {
      rows: 114,
      digest: 'sha256:5bff598735da21d6fc9417614ab0489c0c07db5a78bcf831d739d06d47df49c4',
    },
    test: { rows: 108, digest: 'sha256:89a7c6c509e81be328a74da214fa1356b318eea015d2d5500c15d50385b8137c' },
  },
};

it('keeps the digests and splits of data that are locked already', async () => {
  const contract = await readContract(join(ROOT, 'template-repo/data/contract.json'));
  await runChecks(engine(), contract, [join(ROOT, 'template-repo/data/windsor-houses.csv')]);
  const request = { by: 'row', validation: 0.2, test: 0.2, seed: 42 };
  const rule = await decideSplitRule({ engine: engine(), contract, request, last: undefined });
  await splitRows(engine(), contract, rule);
  expect(await digestDataset(engine(), contract)).toEqual(GOLDEN);
});
