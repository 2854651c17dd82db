import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { lintOnnxFile } from '../../../../kit/format/onnx/lint-file.ts';
import type { TensorType } from '../../../../kit/format/onnx/types.ts';
import {
  bytesField,
  floatField,
  integerField,
  integersField,
  joinBytes,
} from '../../../../kit/format/onnx/wire-writer.ts';
import { encodeModel, type NodeMessage, type TensorMessage } from '../../../helpers/onnx-messages.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

/** Lints tensors that one node takes, weights included. */
function lintTensors(tensors: readonly TensorMessage[], prepare?: (folder: string) => void) {
  const folder = makeTemporaryFolder('weights');
  const file = join(folder, 'model.onnx');
  const node: NodeMessage = {
    type: 'Sum',
    inputs: ['x', ...tensors.map(({ name }) => name)],
    outputs: ['y'],
  };
  writeFileSync(file, encodeModel({ nodes: [node], tensors }));
  prepare?.(folder);
  return lintOnnxFile(file, { weights: true }).findings;
}

const ids = (tensors: readonly TensorMessage[], prepare?: (folder: string) => void) =>
  lintTensors(tensors, prepare).map(({ id }) => id);

/** Bit patterns of each float type: one, NaN, infinity where there is one. From onnx/reference and IEEE 754-2019. */
const PATTERNS: [TensorType, number, bigint, bigint, bigint | null][] = [
  ['float', 4, 0x3f800000n, 0x7fc00000n, 0x7f800000n],
  ['double', 8, 0x3ff0000000000000n, 0x7ff8000000000001n, 0xfff0000000000000n],
  ['float16', 2, 0x3c00n, 0x7e00n, 0xfc00n],
  ['bfloat16', 2, 0x3f80n, 0x7fc0n, 0x7f80n],
  ['float8e4m3fn', 1, 0x38n, 0xffn, null],
  ['float8e4m3fnuz', 1, 0x40n, 0x80n, null],
  ['float8e5m2', 1, 0x3cn, 0x7dn, 0xfcn],
  ['float8e5m2fnuz', 1, 0x40n, 0x80n, null],
];

function littleEndian(value: bigint, width: number): number[] {
  return Array.from({ length: width }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
}

describe.each(PATTERNS)('%s', (type, width, one, nan, infinity) => {
  const of = (values: bigint[]): TensorMessage => ({
    name: 'w',
    type,
    dims: [1, values.length],
    raw: Uint8Array.from(values.flatMap((value) => littleEndian(value, width))),
  });

  it('is searched for NaN, infinity and nothing but zeros', () => {
    expect(ids([of([0n, one])])).toEqual([]);
    expect(ids([of([one, nan, nan])])).toEqual(['nan-weights']);
    expect(ids([of([0n, 0n, 0n])])).toEqual(['zero-weights']);
    if (infinity !== null) expect(ids([of([one, infinity])])).toEqual(['infinite-weights']);
  });

  it('is searched beyond the first piece', () => {
    const values = Array.from({ length: 300_000 / width }, () => one);
    const [finding] = lintTensors([of([...values, nan])]);
    expect(finding?.message).toBe(`1 of ${(values.length + 1).toLocaleString('en-US')} numbers is NaN.`);
  });
});

test('numbers kept one by one are searched too', () => {
  const nan = [0x00, 0x00, 0xc0, 0x7f];
  const as = (type: TensorType, fields: Uint8Array[]) => ids([{ name: 'w', type, dims: [1, 2], fields }]);
  const packed = bytesField(4, Uint8Array.from([0, 0, 0, 0, ...nan]));
  expect(as('float', [packed])).toEqual(['nan-weights']);
  expect(as('float', [floatField(4, 0), floatField(4, Number.NaN)])).toEqual(['nan-weights']);
  expect(as('float16', [integersField(5, [0x3c00, 0x7e01])])).toEqual(['nan-weights']);
  expect(as('float8e5m2', [integersField(5, [0, 0])])).toEqual(['zero-weights']);
  expect(
    as('double', [
      bytesField(10, joinBytes([new Uint8Array(8), Uint8Array.from(littleEndian(0x7ff0000000000000n, 8))])),
    ]),
  ).toEqual(['infinite-weights']);
});

test('weights beside the model are searched where they are', () => {
  const external = (offset: number) => ({ location: 'w.bin', offset, length: 8 });
  const tensors: TensorMessage[] = [
    { name: 'w', type: 'float', dims: [2, 1], external: external(0) },
    { name: 'v', type: 'float', dims: [2, 1], external: external(8) },
  ];
  const found = lintTensors(tensors, (folder) => {
    const bytes = Buffer.alloc(16);
    bytes.writeFloatLE(1, 0);
    bytes.writeFloatLE(Number.NaN, 12);
    writeFileSync(join(folder, 'w.bin'), bytes);
  });
  expect(found).toMatchObject([{ id: 'nan-weights', place: 'initializer "v"' }]);
});

test('a zero bias is nothing to tell, nor are whole numbers', () => {
  expect(ids([{ name: 'b', type: 'float', dims: [4], raw: new Uint8Array(16) }])).toEqual([]);
  expect(ids([{ name: 'i', type: 'int64', dims: [1, 2], raw: new Uint8Array(16) }])).toEqual([]);
});

test('copies are told, shared parts are not', () => {
  const raw = new Uint8Array(2048).fill(1);
  const tensor = (name: string): TensorMessage => ({ name, type: 'float', dims: [512], raw });
  const other = { ...tensor('u'), raw: new Uint8Array(2048).fill(2) };
  expect(lintTensors([tensor('w'), tensor('v'), other])).toMatchObject([
    { id: 'duplicate-weights', severity: 'note', place: 'initializer "v"' },
  ]);
  const shared = (name: string): TensorMessage => ({
    name,
    type: 'float',
    dims: [512],
    external: { location: 'w.bin', offset: 0, length: 2048 },
  });
  const write = (folder: string) => writeFileSync(join(folder, 'w.bin'), raw);
  expect(ids([shared('w'), shared('v')], write)).toEqual([]);
});

test('a file that a thousand tensors share is not read a thousand times', () => {
  const tensors = Array.from(
    { length: 1000 },
    (_, index): TensorMessage => ({
      name: `w${index}`,
      type: 'float',
      dims: [2 ** 24],
      external: { location: 'w.bin', offset: 0, length: 2 ** 26 },
    }),
  );
  lintTensors(tensors, (folder) => {
    writeFileSync(join(folder, 'w.bin'), '');
    truncateSync(join(folder, 'w.bin'), 2 ** 26);
  });
});

describe('without reading them', () => {
  it('sizes that do not fit are refused', () => {
    const tensor = (dims: number[], bytes: number): TensorMessage => ({
      name: 'w',
      type: 'float',
      dims,
      raw: new Uint8Array(bytes),
    });
    expect(ids([tensor([2, 2], 12)])).toContain('tensor-size');
    expect(ids([tensor([-2, 2], 16)])).toContain('tensor-size');
    expect(ids([tensor([2 ** 40, 2 ** 40], 16)])).toContain('tensor-size');
    expect(ids([tensor([0, 2], 0)])).toEqual([]);
    expect(ids([{ name: 'q', type: 'int4', dims: [3], raw: new Uint8Array(2) }])).toEqual([]);
  });

  it.each([0, 99, -1])('a type of number %d is refused, which ONNX does not know', (code) => {
    const raw = new Uint8Array(4).fill(1);
    const tensor: TensorMessage = {
      name: 'w',
      type: 'float',
      dims: [1],
      raw,
      fields: [integerField(2, code)],
    };
    expect(ids([tensor])).toEqual(['tensor-size']);
  });

  it('texts are refused as raw bytes and outside the file', () => {
    const texts: TensorMessage = { name: 'w', type: 'string', dims: [1] };
    expect(ids([{ ...texts, fields: [bytesField(6, new Uint8Array(4))] }])).toEqual([]);
    expect(ids([{ ...texts, raw: new Uint8Array(4) }])).toEqual(['tensor-size']);
    expect(ids([{ ...texts, external: { location: 'w.bin', length: 4 } }])).toContain('tensor-size');
  });

  it('names given twice, and tensors nobody takes, are told', () => {
    const raw = new Uint8Array(4).fill(1);
    const tensor: TensorMessage = { name: 'w', type: 'float', dims: [1], raw };
    expect(ids([tensor, tensor])).toEqual(['duplicate-initializer']);
    const folder = makeTemporaryFolder('weights');
    const file = join(folder, 'model.onnx');
    writeFileSync(file, encodeModel({ tensors: [tensor, { ...tensor, name: 'y' }] }));
    expect(lintOnnxFile(file).findings).toMatchObject([
      { id: 'unused-initializer', place: 'initializer "w"' },
    ]);
  });
});
