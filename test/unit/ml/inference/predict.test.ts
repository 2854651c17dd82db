import { describe, expect, it } from 'vitest';
import type { Task } from '../../../../kit/format/manifest/evaluation.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openModel } from '../../../../kit/ml/inference/open-model.ts';
import { deriveSignature } from '../../../../kit/ml/inference/signature.ts';
import {
  createContract,
  fixturePath,
  readFixtureModel,
  readSklearnGolden,
} from '../../../fixtures/models/fixture-contract.ts';

const golden = readSklearnGolden();

async function predictWith(name: string, target: Record<string, unknown>, task: Task) {
  const contract = createContract(target);
  const signature = deriveSignature({ model: readFixtureModel(name), contract, task });
  const model = await openModel({
    file: fixturePath(name),
    signature,
    contract,
    log: silentLogger,
    threads: 1,
  });
  const predictions = await model.predict(golden.test);
  expect(await model.predict([])).toEqual([]);
  await model.close();
  return predictions;
}

describe('a model exported from scikit-learn answers as scikit-learn does', () => {
  it('for a ridge regression over mixed columns', async () => {
    const predictions = await predictWith('sklearn-ridge.onnx', { type: 'number' }, 'regression');
    predictions.forEach((prediction, index) => {
      const value = 'value' in prediction ? prediction.value : Number.NaN;
      expect(value).toBeCloseTo(Number(golden.ridge.predictions[index]), -1);
    });
  });

  it.each([
    ['logistic', ['cheap', 'dear'], 'binary'],
    ['forest', ['low', 'middle', 'high'], 'multiclass'],
  ] as const)('for %s with text labels', async (name, values, task) => {
    const predictions = await predictWith(`sklearn-${name}.onnx`, { type: 'string', enum: values }, task);
    const { classes = [], probabilities = [], predictions: labels } = golden[name];
    predictions.forEach((prediction, row) => {
      if (!('label' in prediction)) throw new Error('no label');
      expect(prediction.label).toBe(labels[row]);
      classes.forEach((label, column) => {
        expect(prediction.probabilities[label]).toBeCloseTo(probabilities[row]?.[column] ?? Number.NaN, 4);
      });
    });
  });
});
