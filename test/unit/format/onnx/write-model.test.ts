import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { MAX_IR_VERSION, MAX_OPSETS } from '../../../../kit/format/onnx/rules/versions.ts';
import { type ModelToWrite, writeOnnxModel } from '../../../../kit/format/onnx/write-model.ts';

const MODEL: ModelToWrite = {
  irVersion: 8,
  opsets: [
    { domain: '', version: 17 },
    { domain: 'ai.onnx.ml', version: 3 },
  ],
  producer: { name: 'test', version: '1' },
  graph: 'small',
  nodes: [
    {
      type: 'Gemm',
      inputs: ['x', 'w'],
      outputs: ['y'],
      attributes: { alpha: { kind: 'float', value: 0.5 } },
    },
    {
      type: 'LabelEncoder',
      domain: 'ai.onnx.ml',
      inputs: ['s'],
      outputs: ['code'],
      attributes: {
        keys_strings: { kind: 'strings', value: ['a', 'größe'] },
        values_int64s: { kind: 'ints', value: [-7, 300] },
        default_int64: { kind: 'int', value: -1 },
      },
    },
  ],
  initializers: [{ name: 'w', type: 'float', dims: [2, 1], values: [2, -4] }],
  inputs: [
    { name: 'x', type: 'float', shape: ['N', 2] },
    { name: 's', type: 'string', shape: ['N', 1] },
  ],
  outputs: [
    { name: 'y', type: 'float', shape: ['N', 1] },
    { name: 'code', type: 'int64', shape: [null, 1] },
  ],
  metadata: { b: '2', a: '1' },
};

describe('a written model', () => {
  it('loads in ONNX Runtime and computes', async () => {
    const session = await InferenceSession.create(writeOnnxModel(MODEL));
    const outputs = await session.run({
      x: new Tensor('float32', [1, 2, 3, -1], [2, 2]),
      s: new Tensor('string', ['größe', 'nobody'], [2, 1]),
    });
    expect(outputs['y']?.data).toEqual(Float32Array.of(-3, 5));
    expect(outputs['code']?.data).toEqual(BigInt64Array.of(300n, -1n));
    await session.release();
  });

  it('reads back as it was meant', () => {
    const model = readOnnxModel(writeOnnxModel(MODEL));
    expect(model).toMatchObject({
      irVersion: 8,
      opsets: MODEL.opsets,
      producer: MODEL.producer,
      graph: 'small',
      metadata: { a: '1', b: '2' },
      inputs: [
        { name: 'x', type: 'float', shape: ['N', 2] },
        { name: 's', type: 'string', shape: ['N', 1] },
      ],
      tensors: [
        { name: 'w', type: 'float', dims: [2, 1], bytes: 8, external: null, place: 'initializer "w"' },
      ],
    });
    expect(model.outputs[1]?.shape).toEqual([null, 1]);
  });

  it('has the same bytes whatever the order of its metadata', () => {
    expect(writeOnnxModel({ ...MODEL, metadata: { a: '1', b: '2' } })).toEqual(writeOnnxModel(MODEL));
  });
});

describe('the newest versions the lint allows', () => {
  const opsets = Object.entries(MAX_OPSETS).map(([domain, version]) => ({ domain, version }));
  const open = (irVersion: number, versions: ModelToWrite['opsets']) =>
    InferenceSession.create(writeOnnxModel({ ...MODEL, irVersion, opsets: versions }), {
      logSeverityLevel: 4,
    });

  it('are what ONNX Runtime loads', async () => {
    const session = await open(MAX_IR_VERSION, opsets);
    await session.release();
  });

  it('and the next ones are not', async () => {
    await expect(open(MAX_IR_VERSION + 1, opsets)).rejects.toThrow();
    for (const newer of opsets) {
      const raised = opsets.map((opset) =>
        opset === newer ? { ...opset, version: opset.version + 1 } : opset,
      );
      await expect(open(MAX_IR_VERSION, raised)).rejects.toThrow();
    }
  });
});
