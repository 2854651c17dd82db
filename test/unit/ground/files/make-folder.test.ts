import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { writeFileAtomically } from '../../../../kit/ground/files/files.ts';
import { makeFolder } from '../../../../kit/ground/files/make-folder.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

test('makes a folder with those above it, and leaves one alone that is there', async () => {
  const folder = join(makeTemporaryFolder(), 'a/b/c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test('many may make the same folders at once', async () => {
  const folder = join(makeTemporaryFolder(), 'a/b/c/d/e');
  await Promise.all(Array.from({ length: 20 }, () => makeFolder(folder)));
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test('a link to a folder is one', async () => {
  const root = makeTemporaryFolder();
  await mkdir(join(root, 'real'));
  await symlink(join(root, 'real'), join(root, 'link'));
  await makeFolder(join(root, 'link/inner'));
  expect((await stat(join(root, 'real/inner'))).isDirectory()).toBe(true);
});

test.each(['file', 'file/below', 'dangling', 'dangling/below'])('%s is no folder', async (name) => {
  const root = makeTemporaryFolder();
  await writeFile(join(root, 'file'), '');
  await symlink(join(root, 'nowhere'), join(root, 'dangling'));
  const making = makeFolder(join(root, name));
  await expect(making).rejects.toThrow(ConfigurationError);
  await expect(making).rejects.toThrow(`The folder ${join(root, name)} is not a folder. Point it to one`);
});

test.runIf(process.platform === 'linux')('ends where the file system takes no folders', async () => {
  await expect(makeFolder('/proc/slipway/deep/er')).rejects.toThrow(
    new ConfigurationError(
      'SLW_WRITE_REFUSED',
      'The folder /proc/slipway/deep/er lies in a file system where nothing can be made. Point it to another one and run the step again.',
    ),
  );
  await expect(writeFileAtomically('/proc/slipway/file', 'x')).rejects.toThrow(ConfigurationError);
});
