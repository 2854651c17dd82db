import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { type Evaluation, EvaluationSchema } from '../../../../kit/format/manifest/evaluation.ts';
import { readManifest } from '../../../../kit/format/manifest/parse-manifest.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Contender } from '../../../../kit/ml/evaluate/contender.ts';
import { estimateTest, measureAgain } from '../../../../kit/ml/evaluate/measure-again.ts';
import { scoreModel } from '../../../../kit/ml/evaluate/score-model.ts';
import { findSliceColumns } from '../../../../kit/ml/evaluate/slices.ts';
import { deriveSignature } from '../../../../kit/ml/inference/signature.ts';
import { GOOD } from '../../../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../../../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

let project: SampleProject;
let contender: Contender;
let evaluation: Evaluation;

beforeAll(async () => {
  project = await makeSampleProject();
  const folder = join(project.directory, '.slipway/artifacts', await project.evaluate(GOOD));
  const contract = parseContract(
    readFileSync(join(project.directory, 'data/contract.json'), 'utf8'),
    'contract.json',
  );
  const modelFile = join(folder, 'model.onnx');
  const model = readOnnxModel(readFileSync(modelFile));
  const signature = deriveSignature({ model, contract, task: 'regression' });
  contender = {
    task: 'regression',
    contract,
    lock: project.data.lock,
    signature,
    modelFile,
    artefact: digestOf(''),
  };
  evaluation = await readManifest(EvaluationSchema, join(folder, 'evaluation.json'));
});

const measure = (changed: Partial<Evaluation> = {}, lock = contender.lock) =>
  measureAgain({
    contender: { ...contender, lock },
    evaluation: { ...evaluation, ...changed },
    store: project.store,
    folder: makeTemporaryFolder('measure'),
    runtimePath: undefined,
    log: silentLogger,
  });

/** The evaluation with other words on one split. */
const onTest = (change: Partial<Evaluation['splits']['test']>): Partial<Evaluation> => ({
  splits: { ...evaluation.splits, test: { ...evaluation.splits.test, ...change } },
});

it('gives what evaluate measured, and takes slices that it measured', async () => {
  const heldOut = await measure();
  expect(heldOut.test.rows).toHaveLength(evaluation.splits.test.rows);
  const { metrics, rows, keys } = estimateTest(contender, heldOut);
  expect({ rows, keys }).toEqual({ rows: heldOut.test.rows.length, keys: heldOut.test.rows.length });
  const { rmse } = metrics;
  expect(rmse?.value).toBeCloseTo(evaluation.splits.test.metrics['rmse']?.value ?? 0, 2);
  const slices = findSliceColumns(['rooms', 'size'], contender.contract);
  const scores = scoreModel({ ...contender, rule: contender.lock.split, slices, heldOut });
  expect(scores.slices.length).toBeGreaterThan(5);
  await expect(measure({ slices: scores.slices })).resolves.toBeDefined();
  const forged = scores.slices.map((slice, index) =>
    index === 0 ? { ...slice, metrics: { rmse: { value: 1, low: null, high: null } } } : slice,
  );
  await expect(measure({ slices: forged })).rejects.toThrow(
    /states rmse 1 on the slice rooms = 1, and the model was measured at \d/,
  );
});

it('refuses a better metric than the model has, on each split', async () => {
  const better = { metrics: { ...evaluation.splits.test.metrics, r2: { value: 0.999, low: 0.99, high: 1 } } };
  await expect(measure(onTest(better))).rejects.toThrow(
    /^The evaluation\.json of this model states r2 0\.999 on the test split, and the model was measured at 0\.\d+: it is not what evaluate measured\./,
  );
  const { test } = evaluation.splits;
  await expect(
    measure({ splits: { test, validation: { ...evaluation.splits.validation, ...better } } }),
  ).rejects.toThrow(/on the validation split, and the model was measured at/);
});

it('refuses other counts of rows, metrics left out, and a slice that no row is in', async () => {
  await expect(measure(onTest({ rows: 1000 }))).rejects.toThrow(
    'states 1,000 rows on the test split, and there are',
  );
  await expect(measure(onTest({ metrics: {} }))).rejects.toThrow('no rmse on the test split');
  const slices = [{ column: 'rooms', value: 'many', ...evaluation.splits.test }];
  await expect(measure({ slices })).rejects.toThrow(/rows on the slice rooms = many, and there are 0/);
});

it('refuses a lock that names another split as the test split', async () => {
  const { splits } = contender.lock;
  const lock = {
    ...contender.lock,
    splits: { ...splits, test: { ...splits.test, blob: splits.train.blob } },
  };
  await expect(measure({}, lock)).rejects.toThrow(
    /The test split holds \d+ rows that the data lock's own rule gives to train/,
  );
});

it('says so where the store does not hold the split', async () => {
  const { splits } = contender.lock;
  const blob = { digest: `sha256:${'0'.repeat(64)}` as const, size: 10 };
  const lock = { ...contender.lock, splits: { ...splits, test: { ...splits.test, blob } } };
  await expect(measure({}, lock)).rejects.toThrow(/sha256:0000/);
});
