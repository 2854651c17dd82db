import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listExternalLocations } from '../../../../kit/format/onnx/inspect-external.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { bytesField, integerField, joinBytes, textField } from '../../../../kit/format/onnx/wire-writer.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

const FIXTURES = new URL('../../../fixtures/models/', import.meta.url);
const readFixture = (name: string) => new Uint8Array(readFileSync(new URL(name, FIXTURES)));

describe('a model written by Python onnx', () => {
  const model = readOnnxModel(readFixture('structure.onnx'));

  it('gives its header', () => {
    expect(model.irVersion).toBe(9);
    expect(model.producer).toEqual({ name: 'make_models', version: '1.0' });
    expect(model.opsets).toEqual([
      { domain: '', version: 18 },
      { domain: 'local', version: 1 },
    ]);
    expect(model.metadata).toEqual({ author: 'Slipway', note: 'größer' });
    expect(model.functions).toEqual([{ domain: 'local', name: 'twice' }]);
  });

  it('gives inputs without those that have a default, with symbols, unknown sizes and unknown rank', () => {
    expect(model.inputs).toEqual([
      { name: 'x', kind: 'tensor', type: 'float', shape: ['batch', 3] },
      { name: 's', kind: 'tensor', type: 'string', shape: [null, 1] },
      { name: 'half', kind: 'tensor', type: 'float16', shape: [4, 2] },
      { name: 'rankless', kind: 'tensor', type: 'int64', shape: null },
    ]);
    expect(model.outputs.map(({ name }) => name)).toEqual(['y', 'text']);
  });

  it('counts operators in subgraphs and functions too', () => {
    const counts = Object.fromEntries(
      model.operators.map(({ domain, type, count }) => [`${domain}.${type}`, count]),
    );
    expect(counts).toEqual({
      '.Add': 1,
      '.Constant': 1,
      '.Greater': 1,
      '.Identity': 1,
      '.If': 1,
      '.Mul': 1,
      '.Neg': 1,
      '.ReduceSum': 1,
      '.Relu': 1,
      'local.twice': 1,
    });
  });

  it('measures weights and finds external data, also of constants', () => {
    const initializers = model.tensors.filter(({ graph }) => graph === 0);
    expect(initializers).toMatchObject([
      { name: 'limit', type: 'float', dims: [], bytes: 4, external: null },
      {
        name: 'weights',
        type: 'float',
        dims: [3],
        bytes: 12,
        external: { location: 'weights.bin', offset: 4096, length: 12 },
      },
    ]);
    expect(listExternalLocations(model)).toEqual(['far.bin', 'weights.bin']);
  });

  it('says which operator takes a value', () => {
    expect(model.uses.get('weights')).toBe('\nMul');
    expect(model.uses.get('y')).toBe('');
    expect(model.uses.get('rankless')).toBeUndefined();
  });
});

describe('models exported from scikit-learn', () => {
  it('carry their classes', () => {
    expect(readOnnxModel(readFixture('sklearn-logistic.onnx')).classLabels).toEqual(['cheap', 'dear']);
    expect(readOnnxModel(readFixture('sklearn-forest.onnx')).classLabels).toEqual(['high', 'low', 'middle']);
    expect(readOnnxModel(readFixture('sklearn-ridge.onnx')).classLabels).toBeNull();
  });

  it('show ZipMap as a sequence', () => {
    const { outputs } = readOnnxModel(readFixture('sklearn-zipmap.onnx'));
    expect(outputs.map(({ kind }) => kind)).toEqual(['tensor', 'sequence']);
  });
});

describe('hostile bytes', () => {
  const ofGraph = (graph: Uint8Array) => joinBytes([integerField(1, 8), bytesField(7, graph)]);

  it('are refused in one sentence', () => {
    expect(() => readOnnxModel(new Uint8Array(0))).toThrow(/empty/);
    expect(() => readOnnxModel(new TextEncoder().encode('this is no model at all'))).toThrow(
      ConfigurationError,
    );
    expect(() => readOnnxModel(integerField(1, 8))).toThrow(/no graph/);
    expect(() => readOnnxModel(Uint8Array.from([0x08, ...Array(11).fill(0xff)]))).toThrow(
      /more than 10 bytes/,
    );
    expect(() => readOnnxModel(Uint8Array.from([0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f]))).toThrow(/cut off/);
    expect(() => readOnnxModel(Uint8Array.from([0x3b]))).toThrow(/wire type 3/);
    expect(() => readOnnxModel(ofGraph(textField(2, '')).with(-1, 5))).toThrow(ConfigurationError);
  });

  it('cut anywhere give an error or a smaller model, never anything else', () => {
    const whole = readFixture('structure.onnx');
    for (let end = 0; end < whole.length; end++) readOrRefuse(whole.subarray(0, end));
  });

  it('changed at random do the same', () => {
    const whole = readFixture('sklearn-forest.onnx');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => readOrRefuse(whole.with(at, byte))),
      { numRuns: 500 },
    );
  });

  it('of graphs nested without end stop at a limit', () => {
    let graph: Uint8Array = textField(2, 'innermost');
    for (let depth = 0; depth < 2000; depth++) {
      const attribute = joinBytes([textField(1, 'body'), bytesField(6, graph)]);
      graph = bytesField(1, joinBytes([textField(4, 'Loop'), bytesField(5, attribute)]));
    }
    expect(() => readOnnxModel(ofGraph(graph))).toThrow(/nested more than 50 deep/);
  });

  it('cannot set the prototype of the metadata', () => {
    const entry = joinBytes([textField(1, '__proto__'), textField(2, 'x')]);
    const { metadata } = readOnnxModel(joinBytes([ofGraph(textField(2, 'g')), bytesField(14, entry)]));
    expect(Object.keys(metadata)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });
});

function readOrRefuse(bytes: Uint8Array): void {
  try {
    readOnnxModel(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
  }
}
