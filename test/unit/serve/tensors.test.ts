import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBinaryData, writeBinaryData } from '../../../action-serve/src/serve/protocol/binary-data.ts';
import { joinTensors, splitTensors } from '../../../action-serve/src/serve/protocol/join-tensors.ts';
import { readJsonData, writeJsonData } from '../../../action-serve/src/serve/protocol/json-data.ts';
import type { Datatype } from '../../../kit/format/manifest/signature.ts';

/** Values that each datatype holds exactly, in JSON too. */
const VALUES: Record<Datatype, fc.Arbitrary<unknown>> = {
  BOOL: fc.boolean(),
  UINT8: fc.integer({ min: 0, max: 255 }),
  UINT16: fc.integer({ min: 0, max: 65_535 }),
  UINT32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  UINT64: fc.maxSafeNat(),
  INT8: fc.integer({ min: -128, max: 127 }),
  INT16: fc.integer({ min: -32_768, max: 32_767 }),
  INT32: fc.integer(),
  INT64: fc.maxSafeInteger(),
  FP16: fc.integer({ min: -2048, max: 2048 }),
  FP32: fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  FP64: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  BYTES: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
};

describe.each(Object.entries(VALUES))('%s', (datatype, values) => {
  const type = datatype as Datatype;
  const head = (count: number) => ({ name: 'x', datatype: type, shape: [count, 1] });

  test('JSON and binary data say the same, there and back', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1 }), (list) => {
        const read = readJsonData(head(list.length), list);
        const tensor = { ...head(list.length), data: read };
        const again = readBinaryData(head(list.length), writeBinaryData(tensor));
        expect(again).toEqual(read);
        expect(writeJsonData({ ...head(list.length), data: again })).toEqual(list);
      }),
    );
  });

  test('sets joined and split again are what they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(values, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (lists) => {
        const sets = lists.map((list) => [
          { ...head(list.length), data: readJsonData(head(list.length), list) },
        ]);
        const rows = lists.map((list) => list.length);
        expect(splitTensors(joinTensors(sets), rows)).toEqual(sets);
      }),
    );
  });
});

test('values that JSON cannot carry are refused with the way to get them', () => {
  const shape = [1];
  expect(() =>
    writeJsonData({ name: 'y', datatype: 'FP32', shape, data: new Float32Array([Number.NaN]) }),
  ).toThrow('Output "y" holds NaN, which JSON cannot carry; ask for it with "binary_data": true.');
  expect(() =>
    writeJsonData({ name: 'y', datatype: 'INT64', shape, data: new BigInt64Array([2n ** 60n]) }),
  ).toThrow(/1152921504606846976/);
});

test.each([
  ['BYTES', [5, 0, 0, 0, 65], /ends within a text/],
  ['BYTES', [1, 0, 0], /ends within a text/],
  ['BYTES', [1, 0, 0, 0, 0xff], /not UTF-8/],
  ['BYTES', [1, 0, 0, 0, 0], /NUL/],
  ['BYTES', [], /has 0 texts/],
  ['BOOL', [2], /other than 0 and 1/],
  ['FP32', [0, 0, 0], /has 3 bytes; 1 value of FP32 takes 4/],
] as const)('%s from the bytes %j is refused', (datatype, bytes, message) => {
  expect(() => readBinaryData({ name: 'x', datatype, shape: [1] }, Uint8Array.from(bytes))).toThrow(message);
});

test('an output with another number of rows is an error, not another request’s answer', () => {
  const joined = [{ name: 'y', datatype: 'FP32' as const, shape: [1], data: new Float32Array([1]) }];
  expect(() => splitTensors(joined, [1, 1])).toThrow(/shape \[1\] for 2 rows/);
});
