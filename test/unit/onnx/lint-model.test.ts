import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leavesTheFolder, lintOnnxModel } from '../../../kit/onnx/lint-model.ts';
import { readOnnxModel } from '../../../kit/onnx/read-model.ts';

const FIXTURES = new URL('../../fixtures/models/', import.meta.url);
const readFixture = (name: string) => readOnnxModel(new Uint8Array(readFileSync(new URL(name, FIXTURES))));
const FEATURES = ['size', 'rooms', 'zone', 'garden'];

describe('lintOnnxModel', () => {
  it('has nothing to say of a good model', () => {
    expect(lintOnnxModel(readFixture('sklearn-forest.onnx'), FEATURES)).toEqual([]);
  });

  it('names inputs no column fills and outputs that are no tensors', () => {
    const findings = lintOnnxModel(readFixture('sklearn-zipmap.onnx'), FEATURES);
    expect(findings.map(({ id, place }) => [id, place])).toEqual([
      ['non-tensor-output', 'output "output_probability"'],
    ]);
    const structure = lintOnnxModel(readFixture('structure.onnx'), ['x', 's']);
    expect(structure.map(({ id, place }) => [id, place])).toEqual([
      ['fixed-batch', 'input "half"'],
      ['unfilled-input', 'input "half"'],
      ['unfilled-input', 'input "rankless"'],
    ]);
  });

  it('accepts operators the model defines itself, refuses those of foreign domains', () => {
    const model = readFixture('structure.onnx');
    const findings = lintOnnxModel({ ...model, functions: [] }, ['x', 's', 'half', 'rankless']);
    expect(findings.map(({ id, severity, place }) => [id, severity, place])).toContainEqual([
      'custom-operator',
      'error',
      'operator local.twice',
    ]);
  });

  it('refuses versions newer than the runtime', () => {
    const model = readFixture('sklearn-ridge.onnx');
    const newer = { ...model, irVersion: 99, opsets: [{ domain: 'ai.onnx', version: 99 }] };
    expect(lintOnnxModel(newer, FEATURES).map(({ id }) => id)).toEqual(['ir-too-new', 'opset-too-new']);
  });

  it('refuses weights outside the folder of the model', () => {
    const model = readFixture('structure.onnx');
    const external = [{ location: '../../etc/passwd', offset: 0, length: null }];
    const findings = lintOnnxModel({ ...model, external }, ['x', 's', 'half', 'rankless']);
    expect(findings.map(({ id }) => id)).toContain('external-path');
  });
});

describe('leavesTheFolder', () => {
  it.each([
    '',
    '/etc/passwd',
    '../w',
    'a/../../w',
    'C:\\w',
    'c:w',
    '\\\\host\\w',
    'a\\b',
    'file:///w',
    'https://w',
  ])('is true of %j', (location) => expect(leavesTheFolder(location)).toBe(true));
  it.each(['weights.bin', 'model.onnx.data', 'part/weights', '..weights'])('is false of %j', (location) =>
    expect(leavesTheFolder(location)).toBe(false),
  );
});
