import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseLinkedFolder } from '../../../kit/action/refuse-linked-folder.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

test("refuses a link in the place of Slipway's own folder, wherever it leads", () => {
  const directory = makeTemporaryFolder('project');
  expect(() => refuseLinkedFolder(directory)).not.toThrow();
  symlinkSync('/nowhere', join(directory, '.slipway'));
  expect(() => refuseLinkedFolder(directory)).toThrow(/^\.slipway in .* is a symbolic link\. Remove it/);
});

test('takes a folder', () => {
  const directory = makeTemporaryFolder('project');
  mkdirSync(join(directory, '.slipway'));
  expect(() => refuseLinkedFolder(directory)).not.toThrow();
});
