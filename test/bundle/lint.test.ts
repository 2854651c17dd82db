import { execFile } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { findNode } from '../../scripts/find-node.mjs';
import { encodeModel, MATMUL } from '../helpers/onnx-messages.ts';
import { GOOD, RENT_CONTRACT, writeRentModel } from '../helpers/rent-model.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

interface Answer {
  code: number;
  stdout: string;
  stderr: string;
}

function lint(directory: string, ...args: string[]): Promise<Answer> {
  return new Promise((done) => {
    execFile(
      findNode(),
      [join(KIT_ROOT, 'dist/cli.js'), 'lint', ...args],
      { cwd: directory, env: { PATH: process.env['PATH'] } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

function makeFolder(model: Uint8Array = writeRentModel(GOOD)): string {
  const folder = makeTemporaryFolder('lint');
  writeFileSync(join(folder, 'model.onnx'), model);
  writeFileSync(join(folder, 'contract.json'), JSON.stringify(RENT_CONTRACT));
  return folder;
}

/** A model that keeps `w` in `location`. */
const keepingWeightsAt = (location: string) =>
  encodeModel({
    nodes: [MATMUL],
    tensors: [{ name: 'w', type: 'float', dims: [2, 1], external: { location, offset: 0, length: 8 } }],
  });

test('says nothing of a good model but what it is made of', async () => {
  const { code, stdout, stderr } = await lint(
    makeFolder(),
    'model.onnx',
    '--contract',
    'contract.json',
    '--weights',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^model\.onnx: nothing to say\n/);
  expect(stdout).toMatch(/opset ai\.onnx \d+/);
  expect(stdout).toMatch(/^operator +nodes +weights$/m);
});

test('prints errors, ends with 1, and gives the same as JSON and SARIF', async () => {
  const folder = makeFolder(keepingWeightsAt('../secret.bin'));
  const plain = await lint(folder, 'model.onnx');
  expect(plain.code).toBe(1);
  expect(plain.stdout).toMatch(
    /^model\.onnx: 1 error\n\nerror external-path at external data "\.\.\/secret\.bin"\n/,
  );
  const { code, stdout, stderr } = await lint(folder, 'model.onnx', '--json', '--sarif', 'out/lint.sarif');
  expect(code).toBe(1);
  const { findings, model } = JSON.parse(stdout);
  expect(findings).toEqual([
    {
      id: 'external-path',
      severity: 'error',
      message: expect.stringContaining("outside the model's folder"),
      place: 'external data "../secret.bin"',
      fix: expect.stringContaining('beside the model'),
    },
  ]);
  expect(model.operators).toEqual([{ domain: '', type: 'MatMul', count: 1, bytes: 8 }]);
  expect(stderr).toContain('1 error');
  const sarif = JSON.parse(readFileSync(join(folder, 'out/lint.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toMatchObject([
    {
      ruleId: 'external-path',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'model.onnx' } } }],
    },
  ]);
  expect(sarif.runs[0].tool.driver.rules[sarif.runs[0].results[0].ruleIndex].id).toBe('external-path');
});

test('holds inputs and outputs against the contract', async () => {
  const renamed = Buffer.from(
    Buffer.from(writeRentModel(GOOD)).toString('latin1').replaceAll('rooms', 'roomz'),
    'latin1',
  );
  const folder = makeFolder(renamed);
  expect((await lint(folder, 'model.onnx')).code).toBe(0);
  const { code, stdout } = await lint(folder, 'model.onnx', '--contract', 'contract.json');
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /error unfilled-input at input "roomz"\n.*\. Did you mean\s+"rooms"\? Name each input/,
  );
  const wrongTask = await lint(
    makeFolder(),
    'model.onnx',
    '--contract',
    'contract.json',
    '--task',
    'multiclass',
  );
  expect(wrongTask.stdout).toMatch(/error unfit-signature at signature/);
});

test('looks at weights only when asked, in a file beyond 2 GB too', async () => {
  const folder = makeFolder(keepingWeightsAt('w.bin'));
  writeFileSync(join(folder, 'w.bin'), '');
  truncateSync(join(folder, 'w.bin'), 2.5 * 1024 ** 3);
  expect((await lint(folder, 'model.onnx')).code).toBe(0);
  const { stdout } = await lint(folder, 'model.onnx', '--weights');
  expect(stdout).toContain('warning zero-weights at initializer "w"');
});

test('explains wrong usage and wrong paths in one sentence', async () => {
  const folder = makeFolder();
  expect(await lint(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('slipway lint FILE') });
  expect(await lint(folder, 'model.onnx', '--task', 'guess')).toMatchObject({ code: 2 });
  expect(await lint(folder, 'nowhere.onnx')).toEqual({
    code: 1,
    stdout: '',
    stderr: `The model ${join(folder, 'nowhere.onnx')} does not exist. Check the path.\n`,
  });
  expect(await lint(folder, 'model.onnx', '--contract', 'none.json')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The data contract none\.json does not exist/),
  });
});
