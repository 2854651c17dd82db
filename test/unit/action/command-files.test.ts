import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guardCommandFiles } from '../../../kit/action/command-files.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

function makeFiles() {
  const folder = join(makeTemporaryFolder('runner'), 'files');
  mkdirSync(folder);
  const [output, path] = [join(folder, 'set_output'), join(folder, 'add_path')];
  writeFileSync(output, 'before=1\n');
  writeFileSync(path, '');
  return { folder, output, path, env: { GITHUB_OUTPUT: output, GITHUB_PATH: path, GITHUB_ENV: '' } };
}

test('leaves alone what nobody changed', async () => {
  expect(await guardCommandFiles(makeFiles().env)()).toEqual([]);
});

test.each<[string, (file: string) => void]>([
  ['added to', (file) => writeFileSync(file, 'evil=1\n', { flag: 'a' })],
  ['taken away', (file) => rmSync(file)],
  [
    'turned into a link',
    (file) => {
      rmSync(file);
      symlinkSync('/etc/hostname', file);
    },
  ],
  [
    'turned into a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
])('puts back a file that was %s', async (_how, change) => {
  const { output, path, env } = makeFiles();
  const restore = guardCommandFiles(env);
  change(output);
  expect(await restore()).toEqual(['GITHUB_OUTPUT']);
  expect(readFileSync(output, 'utf8')).toBe('before=1\n');
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('puts back their folder too', async () => {
  const { folder, output, env } = makeFiles();
  const restore = guardCommandFiles(env);
  rmSync(folder, { recursive: true });
  expect(await restore()).toEqual(['GITHUB_PATH', 'GITHUB_OUTPUT']);
  expect(existsSync(output)).toBe(true);
});
