import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  digestOf,
  digestOfFile,
  digestOfJson,
  hexOf,
  isDigest,
  shortDigest,
} from '../../../../kit/format/manifest/digest.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

// SHA-256 of the empty text and of "abc": FIPS 180-4 examples.
const EMPTY = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ABC = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('digests text and bytes', () => {
  expect(digestOf('')).toBe(EMPTY);
  expect(digestOf('abc')).toBe(ABC);
  expect(digestOf(Buffer.from('abc'))).toBe(ABC);
});

test('digests a value by its canonical JSON', () => {
  expect(digestOfJson({ b: 1, a: 2 })).toBe(digestOf('{\n  "a": 2,\n  "b": 1\n}\n'));
});

test('digests a file as a stream', async () => {
  const file = join(makeTemporaryFolder(), 'a');
  await writeFile(file, 'abc');
  expect(await digestOfFile(file)).toEqual({ digest: ABC, size: 3 });
  await writeFile(file, Buffer.alloc(3_000_000, 'abc'));
  expect(await digestOfFile(file)).toEqual({
    digest: digestOf(Buffer.alloc(3_000_000, 'abc')),
    size: 3_000_000,
  });
});

test('tells digests from other text', () => {
  expect(isDigest(ABC)).toBe(true);
  for (const text of [
    '',
    'abc',
    ABC.toUpperCase(),
    `${ABC}0`,
    `${ABC}\n`,
    ABC.slice(0, -1),
    `sha512:${'0'.repeat(64)}`,
  ]) {
    expect(isDigest(text)).toBe(false);
  }
});

test('names a digest by its hex digits', () => {
  const digest = digestOf('abc');
  expect(hexOf(digest)).toHaveLength(64);
  expect(shortDigest(digest)).toBe('ba7816bf8f01');
});
