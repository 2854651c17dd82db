import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { toSarif } from '../../cli/lint/to-sarif.ts';
import { describeModel } from '../../kit/format/onnx/describe-model.ts';
import { lintOnnxFile } from '../../kit/format/onnx/lint-file.ts';
import { readOnnxFile } from '../../kit/format/onnx/read-model.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { encodeModel, MATMUL } from '../helpers/onnx-messages.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { lintMutations } from '../unit/format/onnx/mutate-models.ts';

interface Facts {
  irVersion: number;
  operators: Record<string, number>;
  inputs: { name: string; type: string; shape: (number | string | null)[] }[];
  outputs: { name: string; type: string; shape: (number | string | null)[] }[];
  tensors: Record<string, { dims: number[]; type: string }>;
  parameters: number;
}

let folder: string;
let facts: Record<string, Facts>;

beforeAll(() => {
  folder = makeTemporaryFolder('onnx');
  const python = readlinkSync(provideTool('onnx'));
  const script = join(import.meta.dirname, 'describe-onnx.py');
  facts = JSON.parse(execFileSync(python, [script, folder], { encoding: 'utf8' }));
});

test.each(['network', 'types', 'nested', 'external', 'nan'])('%s reads as Python onnx reads it', (name) => {
  const expected = facts[name];
  const model = readOnnxFile(join(folder, `${name}.onnx`));
  const { irVersion, inputs, outputs, operators, parameters } = describeModel(model);
  const tensors = model.tensors
    .filter(({ graph }) => graph === 0)
    .map(({ name: tensor, dims, type }) => [tensor, { dims, type }]);
  expect({
    irVersion,
    inputs: inputs.map(({ name: input, type, shape }) => ({ name: input, type, shape })),
    outputs: outputs.map(({ name: output, type, shape }) => ({ name: output, type, shape })),
    operators: Object.fromEntries(operators.map(({ domain, type, count }) => [`${domain}.${type}`, count])),
    tensors: Object.fromEntries(tensors),
    parameters,
  }).toEqual(expected);
});

test('the lint finds nothing in what onnx finds right, and the NaN that onnx does not look for', () => {
  for (const name of ['network', 'types', 'nested', 'external'])
    expect(lintOnnxFile(join(folder, `${name}.onnx`), { weights: true }).findings, name).toEqual([]);
  expect(lintOnnxFile(join(folder, 'nan.onnx'), { weights: true }).findings).toMatchObject([
    { id: 'nan-weights', place: 'initializer "w"' },
  ]);
  truncateSync(join(folder, 'external.data'), 100);
  const ids = lintOnnxFile(join(folder, 'external.onnx')).findings.map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(['external-range']));
});

test('ten thousand broken files give findings: no crash, no memory', () => {
  const { files, heap } = lintMutations({ count: 10_000, seed: 1 });
  expect(files).toBe(10_000);
  expect(heap).toBeLessThan(200 * 1024 * 1024);
});

test("findings in SARIF are valid by Microsoft's validator", () => {
  const file = join(folder, 'hostile.onnx');
  const external = { location: '../up.bin', offset: 0, length: 8 };
  writeFileSync(
    file,
    encodeModel({ nodes: [MATMUL], tensors: [{ name: 'w "1"', type: 'float', dims: [2, 1], external }] }),
  );
  const { findings } = lintOnnxFile(file);
  expect(findings.map(({ id }) => id)).toEqual(['external-path', 'unused-initializer']);
  const sarif = join(folder, 'lint.sarif');
  writeFileSync(sarif, toSarif({ file: 'models/my model.onnx', findings, version: '0.1.0' }));
  const said = execFileSync(provideTool('sarif'), ['validate', sarif], {
    encoding: 'utf8',
    env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  expect(said).toContain('Analysis completed successfully');
  expect(said).not.toMatch(/(error|warning) [A-Z]+\d+/);
  const isValid = compileSarifSchema();
  const document = JSON.parse(readFileSync(sarif, 'utf8'));
  expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  document.runs[0].results[0].level = 'fatal';
  expect(isValid(document)).toBe(false);
});

/** The schema that the validator brings. */
function compileSarifSchema() {
  const file = join(dirname(readlinkSync(provideTool('sarif'))), 'sarif-2.1.0.json');
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}
