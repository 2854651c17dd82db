import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findNpm } from '../../../../kit/ground/runtime/find-npm.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

async function makeFile(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
  return file;
}

test('starts a program called npm on PATH', async () => {
  const npm = await makeFile(join(makeTemporaryFolder('path'), 'npm'));
  expect(findNpm(`/nowhere:${dirname(npm)}`, '/nowhere/node')).toEqual({ program: npm, args: [] });
});

test('runs the script behind a link on PATH with this Node', async () => {
  const folder = makeTemporaryFolder('path');
  const script = await makeFile(join(folder, 'lib/npm-cli.js'));
  await symlink(script, join(folder, 'npm'));
  expect(findNpm(folder, '/usr/node')).toEqual({ program: '/usr/node', args: [script] });
});

test("finds npm in the folder of a runner's Node", async () => {
  const folder = makeTemporaryFolder('node24');
  const script = await makeFile(join(folder, 'lib/node_modules/npm/bin/npm-cli.js'));
  const node = join(folder, 'bin/node');
  expect(findNpm('', node)).toEqual({ program: node, args: [script] });
});

test('says what to do where there is no npm', () => {
  expect(() => findNpm('/nowhere', '/nowhere/bin/node')).toThrow(
    'npm was found neither on PATH nor beside Node, so native libraries cannot be installed. Add a step with actions/setup-node, or give "runtime-path"',
  );
});
