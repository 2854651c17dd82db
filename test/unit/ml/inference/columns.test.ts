import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Signature } from '../../../../kit/format/manifest/signature.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { writeOnnxModel } from '../../../../kit/format/onnx/write-model.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { type Columns, type ColumnValues, toColumns } from '../../../../kit/ml/inference/columns.ts';
import { createOutputDecoder } from '../../../../kit/ml/inference/decode-outputs.ts';
import { createColumnEncoder } from '../../../../kit/ml/inference/encode-columns.ts';
import { listPredictions } from '../../../../kit/ml/inference/list-predictions.ts';
import { openModel } from '../../../../kit/ml/inference/open-model.ts';
import { deriveSignature } from '../../../../kit/ml/inference/signature.ts';
import {
  createContract,
  fixturePath,
  readFixtureModel,
  readSklearnGolden,
} from '../../../fixtures/models/fixture-contract.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const contract = createContract({ type: 'number' });

const signatureOf = (changes: Partial<Signature>): Signature => ({
  $schema: 'https://slipway-mlops.github.io/slipway/schemas/signature-1.json',
  batch: 0,
  inputs: [{ name: 'x', datatype: 'FP32', shape: [-1, 2], columns: ['size', 'rooms'] }],
  outputs: [],
  classes: [],
  ...changes,
});

const columns = (length: number, values: Record<string, ColumnValues>): Columns => ({
  length,
  read: (name) => values[name],
});

const encode = (table: Columns, changes: Partial<Signature> = {}) =>
  createColumnEncoder(signatureOf(changes), contract)(table);

describe('columns become tensors', () => {
  it('whether they are arrays of numbers or cells, row by row', () => {
    const tensor = {
      name: 'x',
      datatype: 'FP32',
      shape: [2, 2],
      data: Float32Array.of(50, 3, Number.NaN, 4),
    };
    for (const size of [[50, null], Float64Array.of(50, Number.NaN)])
      for (const rooms of [[3, 4], Int32Array.of(3, 4), BigInt64Array.of(3n, 4n)])
        expect(encode(columns(2, { size, rooms }))).toEqual([tensor]);
  });

  it('of whole numbers and of text too', () => {
    const table = columns(2, { rooms: BigInt64Array.of(3n, 4n) });
    const input = { name: 'x', shape: [-1], columns: ['rooms'] };
    expect(encode(table, { inputs: [{ ...input, datatype: 'INT64' }] })[0]?.data).toEqual(
      BigInt64Array.of(3n, 4n),
    );
    expect(encode(table, { inputs: [{ ...input, datatype: 'UINT8' }] })[0]?.data).toEqual(
      Uint8Array.of(3, 4),
    );
    expect(encode(table, { inputs: [{ ...input, datatype: 'BYTES' }] })[0]?.data).toEqual(['3', '4']);
  });

  it('with a column that is not there as missing', () => {
    expect(encode(columns(1, { rooms: [3] }))[0]?.data).toEqual(Float32Array.of(Number.NaN, 3));
  });

  it('with the last row repeated up to a fixed batch', () => {
    const table = columns(2, { size: [50, 60], rooms: [3, 4] });
    expect(encode(table, { batch: 4 })).toMatchObject([
      { shape: [4, 2], data: Float32Array.of(50, 3, 60, 4, 60, 4, 60, 4) },
    ]);
    const texts = [{ name: 'x', datatype: 'BYTES' as const, shape: [-1], columns: ['size'] }];
    expect(encode(table, { batch: 3, inputs: texts })[0]?.data).toEqual(['50', '60', '60']);
  });

  it('of no rows', () => {
    expect(encode(toColumns([]), { batch: 4 })).toMatchObject([{ shape: [0, 2], data: new Float32Array() }]);
  });
});

describe('tensors become columns', () => {
  it('of labels and of each class’s probabilities', () => {
    const classes = ['no', '__proto__'];
    const outputs: Signature['outputs'] = [
      { name: 'p', role: 'probabilities', datatype: 'FP32', shape: [-1, 2] },
    ];
    const signature = signatureOf({ classes, outputs });
    const tensor = { name: 'p', datatype: 'FP32' as const, shape: [2, 2], data: [0.75, 0.25, 0.5, 0.5] };
    const predicted = createOutputDecoder(signature, createContract({ type: 'string', enum: classes }))(
      [tensor],
      2,
    );
    expect(predicted).toEqual({
      labels: ['no', 'no'],
      probabilities: [
        { name: 'no', values: Float64Array.of(0.75, 0.5) },
        { name: '__proto__', values: Float64Array.of(0.25, 0.5) },
      ],
    });
    expect(Object.entries(Object(listPredictions(predicted)[0]).probabilities)).toEqual([
      ['no', 0.75],
      ['__proto__', 0.25],
    ]);
  });

  it('of truth values, which an engine gives as bytes', () => {
    const truth = createContract({ type: 'boolean' });
    const outputs: Signature['outputs'] = [
      { name: 'l', role: 'label', datatype: 'BOOL', shape: [-1] },
      { name: 'p', role: 'probabilities', datatype: 'FP32', shape: [-1, 1] },
    ];
    const tensors = [
      { name: 'l', datatype: 'BOOL' as const, shape: [2], data: Uint8Array.of(1, 0) },
      { name: 'p', datatype: 'FP32' as const, shape: [2, 1], data: Float32Array.of(1, 0) },
    ];
    const decode = createOutputDecoder(signatureOf({ outputs, classes: [false, true] }), truth);
    expect(decode(tensors, 2)).toMatchObject({ labels: [true, false] });
  });
});

it('what is encoded, run and decoded is what a model predicts', async () => {
  const { test: rows } = readSklearnGolden();
  const target = createContract({ type: 'string', enum: ['low', 'middle', 'high'] });
  const named = { model: readFixtureModel('sklearn-forest.onnx'), contract: target };
  const signature = deriveSignature({ ...named, task: 'multiclass' });
  const file = fixturePath('sklearn-forest.onnx');
  const model = await openModel({ file, signature, contract: target, log: silentLogger });
  const predicted = model.decode(await model.run(model.encode(toColumns(rows))), rows.length);
  expect(listPredictions(predicted)).toEqual(await model.predict(rows));
  await model.close();
});

it('a model of a fixed batch predicts any number of rows', async () => {
  const file = join(makeTemporaryFolder(), 'fixed.onnx');
  const bytes = writeOnnxModel({
    irVersion: 8,
    opsets: [{ domain: '', version: 17 }],
    producer: { name: 'test', version: '1' },
    graph: 'fixed',
    nodes: [{ type: 'Identity', inputs: ['size'], outputs: ['value'] }],
    initializers: [],
    inputs: [{ name: 'size', type: 'float', shape: [3, 1] }],
    outputs: [{ name: 'value', type: 'float', shape: [3, 1] }],
    metadata: {},
  });
  await writeFile(file, bytes);
  const signature = deriveSignature({ model: readOnnxModel(bytes), contract, task: 'regression' });
  const model = await openModel({ file, signature, contract, log: silentLogger });
  for (const sizes of [[1], [1, 2, 3], [1, 2, 3, 4, 5]])
    expect(await model.predict(sizes.map((size) => ({ size })))).toEqual(sizes.map((value) => ({ value })));
  await model.close();
});
