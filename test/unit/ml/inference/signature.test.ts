import { describe, expect, it } from 'vitest';
import type { OnnxModel, TensorType, ValueInfo } from '../../../../kit/format/onnx/types.ts';
import { deriveSignature } from '../../../../kit/ml/inference/signature.ts';
import { resolveTask } from '../../../../kit/ml/inference/task.ts';
import { createContract, readFixtureModel } from '../../../fixtures/models/fixture-contract.ts';

const NUMBER = { type: 'number' };

function tensor(name: string, type: TensorType, shape: ValueInfo['shape']): ValueInfo {
  return { name, kind: 'tensor', type, shape };
}

function modelOf(inputs: ValueInfo[], outputs: ValueInfo[], extra: Partial<OnnxModel> = {}): OnnxModel {
  return {
    ...readFixtureModel('sklearn-ridge.onnx'),
    inputs,
    outputs,
    classLabels: null,
    metadata: {},
    ...extra,
  };
}

const VALUE = tensor('y', 'float', ['N', 1]);
const MATRIX = tensor('input', 'float', ['N', 4]);
const derive = (model: OnnxModel, target: Record<string, unknown> = NUMBER, features?: object) => {
  const contract = createContract(target, features);
  return deriveSignature({ model, contract, task: resolveTask(undefined, contract) });
};

describe('inputs', () => {
  it('named as columns take those columns', () => {
    const { inputs, batch } = derive(readFixtureModel('sklearn-ridge.onnx'));
    expect(batch).toBe(0);
    expect(inputs.map(({ name, datatype, shape, columns }) => [name, datatype, shape, columns])).toEqual([
      ['size', 'FP32', [-1, 1], ['size']],
      ['rooms', 'FP32', [-1, 1], ['rooms']],
      ['zone', 'BYTES', [-1, 1], ['zone']],
      ['garden', 'FP32', [-1, 1], ['garden']],
    ]);
  });

  it('alone and [N,F] take all features in contract order', () => {
    const columns = ['size', 'rooms', 'zone', 'garden'];
    expect(derive(modelOf([MATRIX], [VALUE])).inputs[0]).toMatchObject({ shape: [-1, 4], columns });
    const open = tensor('input', 'double', ['N', null]);
    expect(derive(modelOf([open], [VALUE])).inputs[0]).toMatchObject({
      datatype: 'FP64',
      shape: [-1, 4],
      columns,
    });
  });

  it('of rank 1 keep it, and a fixed batch is noted', () => {
    const signature = derive(modelOf([tensor('size', 'float', [8])], [tensor('y', 'float', [8])]));
    expect(signature).toMatchObject({ batch: 8, inputs: [{ shape: [8] }], outputs: [{ shape: [8] }] });
  });

  it.each<[string, OnnxModel, RegExp]>([
    [
      'no column',
      modelOf([tensor('sise', 'float', ['N', 1])], [VALUE]),
      /fills the model's input "sise".*"size"/,
    ],
    ['another width', modelOf([tensor('x', 'float', ['N', 9])], [VALUE]), /takes 9 numbers.*4 features/],
    [
      'the target',
      modelOf([tensor('y', 'float', ['N', 1])], [VALUE]),
      /No column of the data contract fills/,
    ],
    ['a type no request carries', modelOf([tensor('size', 'bfloat16', ['N', 1])], [VALUE]), /bfloat16/],
    [
      'a number as truth value',
      modelOf([tensor('size', 'bool', ['N', 1])], [VALUE]),
      /number column "size".*BOOL/,
    ],
    [
      'two batch sizes',
      modelOf([tensor('size', 'float', [2, 1]), tensor('rooms', 'float', [3, 1])], [VALUE]),
      /disagree about the batch/,
    ],
    ['no inputs', modelOf([], [VALUE]), /no inputs/],
  ])('that fit %s are refused', (_case, model, message) => {
    expect(() => derive(model)).toThrow(message);
  });

  it('refuse free text as a number', () => {
    const model = modelOf([tensor('name', 'float', ['N', 1])], [VALUE]);
    expect(() => derive(model, NUMBER, { name: { type: 'string' } })).toThrow(/"enum".*string tensor/);
  });
});

describe('outputs of a regression', () => {
  it('prefer the one named as the target', () => {
    const outputs = [tensor('spread', 'float', ['N', 1]), VALUE];
    expect(derive(modelOf([MATRIX], outputs)).outputs).toEqual([
      { name: 'y', datatype: 'FP32', shape: [-1, 1], role: 'value' },
    ]);
  });

  it.each([
    ['two numbers without that name', [tensor('a', 'float', ['N']), tensor('b', 'float', ['N'])]],
    ['text', [tensor('a', 'string', ['N'])]],
    ['a row of numbers', [tensor('a', 'float', ['N', 3])]],
  ])('refuse %s', (_case, outputs) => {
    expect(() => derive(modelOf([MATRIX], outputs))).toThrow(/one output with a number a row/);
  });
});

describe('outputs of a classifier', () => {
  const PROBABILITIES = tensor('probabilities', 'float', ['N', 2]);
  const YES_NO = { type: 'string', enum: ['no', 'yes'] };

  it('take classes from the model before the contract', () => {
    const labelled = modelOf([MATRIX], [PROBABILITIES], { classLabels: ['yes', 'no'] });
    expect(derive(labelled, YES_NO).classes).toEqual(['yes', 'no']);
    const stated = modelOf([MATRIX], [PROBABILITIES], { metadata: { 'slipway.classes': '["no","yes"]' } });
    expect(derive(stated, YES_NO).classes).toEqual(['no', 'yes']);
    expect(derive(modelOf([MATRIX], [PROBABILITIES]), { type: 'boolean' }).classes).toEqual([false, true]);
  });

  it('read number labels as positions in the enum', () => {
    const model = modelOf([MATRIX], [PROBABILITIES], { classLabels: [0, 1] });
    expect(derive(model, YES_NO).classes).toEqual(['no', 'yes']);
    expect(derive(model, { type: 'boolean' }).classes).toEqual([false, true]);
    expect(derive(model, { type: 'integer', enum: [0, 1] }).classes).toEqual([0, 1]);
  });

  it('accept the probability of the last class alone in a binary task', () => {
    const single = modelOf([MATRIX], [tensor('p', 'float', ['N', 1])]);
    expect(derive(single, YES_NO).outputs).toMatchObject([{ name: 'p', role: 'probabilities' }]);
  });

  it.each<[string, OnnxModel, RegExp]>([
    [
      'an unknown class',
      modelOf([MATRIX], [PROBABILITIES], { classLabels: ['no', 'maybe'] }),
      /class "maybe"/,
    ],
    ['no probabilities', modelOf([MATRIX], [tensor('label', 'int64', ['N'])]), /probability for each class/],
    ['ZipMap', readFixtureModel('sklearn-zipmap.onnx'), /zipmap/],
  ])('refuse %s', (_case, model, message) => {
    const features = _case === 'ZipMap' ? { X: NUMBER, y2: NUMBER } : undefined;
    expect(() => derive(model, YES_NO, features)).toThrow(message);
  });
});

describe('resolveTask', () => {
  it.each([
    [{ type: 'number' }, 'regression'],
    [{ type: 'integer' }, 'regression'],
    [{ type: 'boolean' }, 'binary'],
    [{ type: 'string', enum: ['a', 'b'] }, 'binary'],
    [{ type: 'integer', enum: [1, 2, 3] }, 'multiclass'],
    [{ type: 'string' }, 'multiclass'],
  ] as const)('of %j is %s', (target, task) => {
    expect(resolveTask(undefined, createContract(target))).toBe(task);
    expect(resolveTask(task, createContract(target))).toBe(task);
  });

  it.each([
    [{ type: 'number' }, 'binary'],
    [{ type: 'string' }, 'binary'],
    [{ type: 'boolean' }, 'multiclass'],
    [{ type: 'integer', enum: [1, 2, 3] }, 'regression'],
  ] as const)('%j may be configured as %s', (target, task) => {
    expect(resolveTask(task, createContract(target))).toBe(task);
  });

  it.each([
    [
      { type: 'string' },
      'regression',
      /task is regression, and the target "\w+" is of type string, not a number/,
    ],
    [{ type: 'boolean' }, 'regression', /of type boolean/],
    [{ type: 'string', enum: ['a', 'b', 'c'] }, 'binary', /has 3 values \(a, b, c\), not two/],
    [{ type: 'string', enum: ['a'] }, 'binary', /has 1 values? \(a\), not two/],
  ] as const)('%j is no target of %s', (target, task, message) => {
    expect(() => resolveTask(task, createContract(target))).toThrow(message);
  });
});
