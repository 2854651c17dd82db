import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import type { Prediction, Task } from '../../../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../../../kit/format/manifest/row.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { type NodeToWrite, writeOnnxModel } from '../../../../kit/format/onnx/write-model.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Model } from '../../../../kit/ml/inference/model.ts';
import { proveIndependence } from '../../../../kit/ml/inference/prove-independence.ts';
import { deriveSignature } from '../../../../kit/ml/inference/signature.ts';
import { useModel } from '../../../../kit/ml/inference/use-model.ts';
import {
  createContract,
  fixturePath,
  readFixtureModel,
  readSklearnGolden,
} from '../../../fixtures/models/fixture-contract.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

type Predictor = Pick<Model, 'predict'>;

const ROWS: Row[] = Array.from({ length: 200 }, (_, index) => ({ x: Math.sin(index) * 50 + 50 }));

/** A model that answers as the function says, which sees all rows of a call. */
function answerWith(answer: (xs: number[]) => number[]): Predictor {
  return {
    predict: async (rows) => answer(rows.map((row) => Number(row['x']))).map((value) => ({ value })),
  };
}

async function prove(model: Predictor, rows = ROWS) {
  await proveIndependence(model, { rows, predictions: await model.predict(rows) });
}

/** Proves an ONNX file. */
async function proveFile({
  file,
  properties,
  task,
  rows,
}: {
  file: string;
  properties: object;
  task: Task;
  rows: Row[];
}) {
  const contract = parseContract(JSON.stringify({ type: 'object', properties }), 'contract.json');
  const signature = deriveSignature({ model: readOnnxModel(readFileSync(file)), contract, task });
  await useModel({ file, signature, contract, log: silentLogger }, (model) => prove(model, rows));
}

/** `x` less what `reduce` makes of all rows: what normalisation in training mode does. */
function writeMixing(reduce: NodeToWrite): string {
  const file = join(makeTemporaryFolder('model'), 'model.onnx');
  const model = writeOnnxModel({
    irVersion: 9,
    opsets: [{ domain: '', version: 13 }],
    producer: { name: 'test', version: '1' },
    graph: 'mixing',
    nodes: [reduce, { type: 'Sub', inputs: ['x', 'all'], outputs: ['y'] }],
    initializers: [],
    inputs: [{ name: 'x', type: 'float', shape: ['N', 1] }],
    outputs: [{ name: 'y', type: 'float', shape: ['N', 1] }],
    metadata: {},
  });
  writeFileSync(file, model);
  return file;
}

describe('a model that answers each row by itself', () => {
  it.each<[string, object, Task]>([
    ['ridge', { type: 'number' }, 'regression'],
    ['logistic', { type: 'string', enum: ['cheap', 'dear'] }, 'binary'],
    ['forest', { type: 'string', enum: ['low', 'middle', 'high'] }, 'multiclass'],
  ])('passes, exported from scikit-learn: %s', async (name, target, task) => {
    const contract = createContract({ ...target });
    const signature = deriveSignature({ model: readFixtureModel(`sklearn-${name}.onnx`), contract, task });
    const location = { file: fixturePath(`sklearn-${name}.onnx`), signature, contract, log: silentLogger };
    const rows = readSklearnGolden().test;
    const predictions = await useModel(location, async (model) => {
      const answers = await model.predict(rows);
      await proveIndependence(model, { rows, predictions: answers });
      return answers;
    });
    expect(predictions).toHaveLength(rows.length);
  });

  it.each<[string, (x: number, company: number) => number]>([
    ['rounding that differs by batch size', (x, company) => x * (1 + (company % 3) * 1e-6)],
    ['half precision', (x, company) => x + (company % 2) * 0.02],
    ['one answer for all', () => 7],
    ['large answers close together', (x, company) => 1e7 + x * 1e-3 + (company % 5)],
  ])('passes with %s', async (_what, answer) => {
    await expect(prove(answerWith((xs) => xs.map((x) => answer(x, xs.length))))).resolves.toBeUndefined();
  });
});

describe('a model whose answers depend on the batch', () => {
  it('is refused in words that say so', async () => {
    const reduce = {
      type: 'ReduceMean',
      inputs: ['x'],
      outputs: ['all'],
      attributes: {
        axes: { kind: 'ints' as const, value: [0] },
        keepdims: { kind: 'int' as const, value: 1 },
      },
    };
    const properties = { x: { type: 'number' }, y: { type: 'number', 'x-role': 'target' } };
    await expect(
      proveFile({ file: writeMixing(reduce), properties, task: 'regression', rows: ROWS }),
    ).rejects.toThrow(
      /^The model's answer to a row depends on the other rows of its batch: test row \d+ is answered .* alone and .* among others.*model\.eval\(\)/,
    );
  });

  it.each<[string, (xs: number[]) => number[]]>([
    ['the row before it', (xs) => xs.map((x, index) => x + 0.2 * (xs[index - 1] ?? 0))],
    ['its place', (xs) => xs.map((x, index) => x + index)],
    ['how many there are', (xs) => xs.map((x) => x + xs.length / 10)],
    ['no number at all', (xs) => xs.map((x) => (xs.length === 1 ? Number.NaN : x))],
  ])('is refused for %s', async (_what, answer) => {
    await expect(prove(answerWith(answer))).rejects.toThrow(/depends on the other rows/);
  });

  it('is refused for a probability that moves', async () => {
    const model: Predictor = {
      ...answerWith(() => []),
      predict: async (rows) =>
        rows.map(({ x }): Prediction => {
          const no = (Number(x) / 100) * (rows.length === 1 ? 0.9 : 1);
          return { label: no > 0.5 ? 'no' : 'yes', probabilities: { no, yes: 1 - no } };
        }),
    };
    await expect(prove(model)).rejects.toThrow(/depends on the other rows/);
  });
});

it('a model that draws at random is told so', async () => {
  let calls = 0;
  const model = answerWith((xs) => {
    calls += 1;
    return xs.map((x) => x + 5 * calls);
  });
  await expect(prove(model)).rejects.toThrow(/answers the same rows otherwise each time.*dropout off/);
});
