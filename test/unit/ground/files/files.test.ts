import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import {
  readTextIfExists,
  readUserFile,
  replaceAtomically,
  writeFileAtomically,
  writePieces,
} from '../../../../kit/ground/files/files.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

test('writes text and bytes, into folders that are missing, over what was there', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'a/b/c.txt');
  await writeFileAtomically(file, 'one');
  await writeFileAtomically(file, Buffer.from('two'));
  expect(await readFile(file, 'utf8')).toBe('two');
  expect(await readdir(join(folder, 'a/b'))).toEqual(['c.txt']);
});

test('a writer that fails leaves the old content and nothing else', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'a.txt');
  await writeFile(file, 'old');
  const failing = replaceAtomically(file, async (temporary) => {
    await writeFile(temporary, 'ne');
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['a.txt']);
});

test('a folder can be put in place whole, and its writer has the word', async () => {
  const folder = makeTemporaryFolder();
  const result = await replaceAtomically(join(folder, 'made'), async (temporary) => {
    await mkdir(temporary);
    await writeFile(join(temporary, 'a'), 'x');
    return 7;
  });
  expect(result).toBe(7);
  expect(await readdir(folder)).toEqual(['made']);
});

test('two writers at once leave one whole content', async () => {
  const file = join(makeTemporaryFolder(), 'a.txt');
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1 << 20));
  await Promise.all(texts.map((text) => writeFileAtomically(file, text)));
  expect(texts).toContain(await readFile(file, 'utf8'));
});

test('a file of the user that is missing or a folder is named, with the cure', async () => {
  const folder = makeTemporaryFolder();
  const missing = readUserFile(join(folder, 'x.json'), 'The data contract', 'Set "contract".');
  await expect(missing).rejects.toThrow(
    new ConfigurationError(
      'SLW_FILE_MISSING',
      `The data contract ${folder}/x.json does not exist. Set "contract".`,
    ),
  );
  await expect(readUserFile(folder, 'The data contract')).rejects.toThrow(
    `The data contract ${folder} is a folder, not a file. Check the path.`,
  );
});

test('a path through a file does not exist either', async () => {
  const file = join(makeTemporaryFolder(), 'a.txt');
  await writeFile(file, '');
  await expect(readUserFile(join(file, 'b'), 'The file')).rejects.toThrow(ConfigurationError);
  expect(await readTextIfExists(join(file, 'b'))).toBeUndefined();
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is named', async () => {
  const file = join(makeTemporaryFolder(), 'a.txt');
  await writeFile(file, '');
  await chmod(file, 0);
  await expect(readUserFile(file, 'The file')).rejects.toThrow('may not be read. Check its permissions.');
});

test('a text file that may be absent', async () => {
  const file = join(makeTemporaryFolder(), 'a.txt');
  expect(await readTextIfExists(file)).toBeUndefined();
  await writeFile(file, 'text');
  expect(await readTextIfExists(file)).toBe('text');
});

test('a source that breaks at once leaves no partial file behind', async () => {
  const folder = makeTemporaryFolder('pieces');
  const file = join(folder, 'blob');
  const breakingSource = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the source broke')) }),
  };
  const writing = replaceAtomically(file, (temporary) => writePieces(temporary, breakingSource));
  await expect(writing).rejects.toThrow('the source broke');
  expect(await readdir(folder)).toEqual([]);
});

test('a disk that refuses the file is named, and what was to be copied is not taken for it', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'a');
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const writing = replaceAtomically(file, () => Promise.reject(full));
  await expect(writing).rejects.toThrow(
    new ConfigurationError(
      'SLW_WRITE_REFUSED',
      `The file ${file} is on a disk that is full. Make room and run the step again.`,
    ),
  );
  const copying = replaceAtomically(file, (temporary) => copyFile(join(folder, 'none'), temporary));
  await expect(copying).rejects.toMatchObject({ code: 'ENOENT' });
  await mkdir(join(folder, 'taken/inner'), { recursive: true });
  await expect(writeFileAtomically(join(folder, 'taken'), 'x')).rejects.toThrow(
    'holds a folder where a file',
  );
});
