import { expect, test } from 'vitest';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import { bytesField, integerField, joinBytes } from '../../../../kit/format/onnx/wire-writer.ts';
import { encodeAttribute, encodeGraph } from '../../../helpers/onnx-messages.ts';
import { lintMutations } from './mutate-models.ts';

const MEGABYTE = 1024 * 1024;

test('two thousand broken files give findings: no crash, no memory', () => {
  const { files, readable, heap } = lintMutations({ count: 2_000, seed: 20_261_123 });
  expect(files).toBe(2_000);
  // Both kinds must be among them, or the faults are too coarse or too fine to test anything.
  expect(readable).toBeGreaterThan(100);
  expect(readable).toBeLessThan(1_800);
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
