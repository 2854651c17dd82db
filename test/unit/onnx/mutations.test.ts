import { expect, test } from 'vitest';
import { readOnnxModel } from '../../../kit/onnx/read-model.ts';
import { bytesField, integerField, joinBytes, textField } from '../../../kit/onnx/wire-writer.ts';
import { encodeAttribute, encodeGraph, encodeModel } from '../../helpers/onnx-messages.ts';
import { lintMutations } from './mutate-models.ts';

const MEGABYTE = 1024 * 1024;

test('two thousand broken files give findings: no crash, no hang, no memory', () => {
  const { files, slowest, readable, heap } = lintMutations({ count: 2_000, seed: 20_261_123 });
  expect(files).toBe(2_000);
  // Both kinds must be among them, or the faults are too coarse or too fine to test anything.
  expect(readable).toBeGreaterThan(100);
  expect(readable).toBeLessThan(1_800);
  expect(slowest).toBeLessThan(1000);
  expect(heap).toBeLessThan(200 * MEGABYTE);
});

test('graphs within graphs are read to a limit', () => {
  let graph = encodeGraph({});
  for (let depth = 0; depth < 200; depth++)
    graph = encodeGraph({ nodes: [{ type: 'If', attributes: [encodeAttribute('then_branch', 6, graph)] }] });
  expect(() => readOnnxModel(joinBytes([integerField(1, 8), bytesField(7, graph)]))).toThrow(
    /nested more than/,
  );
});

test('names without end are not kept', () => {
  const names = bytesField(1, new Uint8Array(MEGABYTE).fill(0x61));
  const node = joinBytes(Array.from({ length: 200 }, () => names));
  expect(() => readOnnxModel(encodeModel({ fields: [bytesField(1, node)] }))).toThrow(/without end/);
  const long = textField(14, 'a'.repeat(17 * MEGABYTE));
  expect(() =>
    readOnnxModel(
      encodeModel({ fields: [bytesField(1, bytesField(6, new Uint8Array(17 * MEGABYTE)))] }, [long]),
    ),
  ).toThrow(/a text of/);
});

test('tensors without end are not kept', () => {
  const empty = new Uint8Array([0x2a, 0x00]);
  const many = new Uint8Array(2 * MEGABYTE);
  for (let position = 0; position < many.length; position += 2) many.set(empty, position);
  expect(() => readOnnxModel(encodeModel({ fields: [many] }))).toThrow(/without end/);
});
