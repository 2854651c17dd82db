import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { explainRefusal } from '../../../../kit/ground/files/explain-refusal.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { blobPath, describeBlob } from '../../../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import { batchOf } from '../../../helpers/batch-of.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const open = (url: string, directory: string) =>
  openStore(url, { directory, credentials: {}, log: silentLogger });

async function setUp(content: Uint8Array = randomBytes(3_000_000)) {
  const directory = makeTemporaryFolder('store');
  const file = join(directory, 'source.bin');
  await writeFile(file, content);
  const store = await open('file://kept/store', directory);
  const ref = await describeBlob(file);
  return { directory, file, content, store, ref, stored: join(directory, 'kept/store', blobPath(ref)) };
}

test('describes a file with the digests other tools compute', async () => {
  const { ref, content } = await setUp();
  expect(ref).toEqual({
    digest: digestOf(content),
    size: 3_000_000,
    md5: createHash('md5').update(content).digest('hex'),
  });
});

test('keeps data blobs in the layout that DVC reads, others in the layout of an OCI image', async () => {
  const { store, ref, file, stored, directory } = await setUp(Buffer.from('hello'));
  await store.writeBlobs(batchOf(ref, { file }));
  expect(stored).toBe(join(directory, 'kept/store/files/md5/5d/41402abc4b2a76b9719d911017c592'));
  expect(await readFile(stored, 'utf8')).toBe('hello');
  const { md5: _, ...plain } = ref;
  await store.writeBlobs(batchOf(plain, { bytes: Buffer.from('hello') }));
  const hex = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
  expect(await readdir(join(directory, 'kept/store/blobs/sha256'))).toEqual([hex]);
});

test.skipIf(process.platform === 'win32')(
  'a pipe or a folder under the name of a blob is no blob',
  async () => {
    const { store, ref, stored } = await setUp();
    await mkdir(stored, { recursive: true });
    await expect(store.readBytes(ref)).rejects.toThrow(/holds no blob/);
    await rmdir(stored);
    execFileSync('mkfifo', [stored]);
    await expect(store.readBytes(ref)).rejects.toThrow(/holds no blob/);
  },
);

test('gives back what it was given, in a file or in memory', async () => {
  const { store, ref, file, directory } = await setUp();
  expect(await store.hasBlob(ref)).toBe(false);
  await store.writeBlobs(batchOf(ref, { file }));
  expect(await store.hasBlob(ref)).toBe(true);
  await store.readBlob(ref, join(directory, 'new/folder/back.bin'));
  expect(digestOf(await readFile(join(directory, 'new/folder/back.bin')))).toBe(ref.digest);
  expect(digestOf(await store.readBytes(ref))).toBe(ref.digest);
});

test('takes an absolute address with spaces in it', async () => {
  const { file, ref, directory } = await setUp();
  const store = await open(pathToFileURL(join(directory, 'with a space')).href, directory);
  await store.writeBlobs(batchOf(ref, { file }));
  expect((await stat(join(directory, 'with a space', blobPath(ref)))).size).toBe(ref.size);
});

test('leaves a blob alone that is there already', async () => {
  const { store, ref, file, stored } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  const { ino } = await stat(stored);
  await store.writeBlobs(batchOf(ref, { file }));
  expect((await stat(stored)).ino).toBe(ino);
});

test('many writers of one blob end with one whole blob', async () => {
  const { store, ref, file, stored } = await setUp();
  await Promise.all(Array.from({ length: 8 }, () => store.writeBlobs(batchOf(ref, { file }))));
  expect(digestOf(await readFile(stored))).toBe(ref.digest);
  expect(await readdir(join(stored, '..'))).toHaveLength(1);
});

test.each([
  ['first', 0],
  ['middle', 1_500_000],
  ['last', 2_999_999],
])('refuses a blob whose %s byte was flipped, and leaves no file behind', async (_, at) => {
  const { store, ref, file, stored, directory } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  const bytes = await readFile(stored);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(stored, bytes);
  const error = await store.readBlob(ref, join(directory, 'out/back.bin')).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error.message).toContain(ref.digest);
  expect(error.message).toContain('file://kept/store');
  expect(await readdir(join(directory, 'out'))).toEqual([]);
  await expect(store.readBytes(ref)).rejects.toThrow(/is damaged/);
});

test('refuses a blob that was cut or has grown', async () => {
  const { store, ref, file, stored } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  await appendFile(stored, 'x');
  await expect(store.readBytes(ref)).rejects.toThrow(/more than 3000000 bytes/);
  await writeFile(stored, 'short');
  await expect(store.readBytes(ref)).rejects.toThrow(/5 of 3000000 bytes/);
});

test('replaces a damaged blob when it is written again', async () => {
  const { store, ref, file, stored } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  const bytes = await readFile(stored);
  bytes[7] = (bytes[7] ?? 0) ^ 1;
  await writeFile(stored, bytes);
  await store.writeBlobs(batchOf(ref, { file }));
  expect(digestOf(await readFile(stored))).toBe(ref.digest);
});

test('stores nothing when the file is not what was described', async () => {
  const { store, ref, file, stored } = await setUp();
  await writeFile(file, randomBytes(3_000_000));
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(/reads back .* changed meanwhile/);
  expect(await readdir(join(stored, '..'))).toEqual([]);
});

test('says which blob a store lacks', async () => {
  const { store, ref } = await setUp();
  await expect(store.readBytes(ref)).rejects.toThrow(
    `The store file://kept/store holds no blob ${ref.digest} (${blobPath(ref)}). Check the store's address`,
  );
  await expect(store.readManifest(ref.digest)).rejects.toThrow(/holds no bundle sha256:/);
});

test('says that a file stands where the folder should be', async () => {
  const { directory, file, ref } = await setUp();
  const store = await open('file://source.bin', directory);
  expect(await store.hasBlob(ref)).toBe(false);
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(
    /source\.bin is not a folder\. Point it to one/,
  );
});

test.runIf(process.platform === 'linux')('says that a folder may not be written', async () => {
  const { directory, file, ref } = await setUp();
  const store = await open('file:///sys/slipway', directory);
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(ConfigurationError);
});

test.runIf(process.platform === 'linux')('says that a file system takes no folders', async () => {
  const { directory, file, ref } = await setUp();
  const store = await open('file:///proc/slipway', directory);
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(
    new ConfigurationError(
      'SLW_WRITE_REFUSED',
      'The store file:///proc/slipway lies in a file system where nothing can be made. Point it to another one and run the step again.',
    ),
  );
});

test.each([
  ['ENOSPC', /disk that is full\. Make room/],
  ['EROFS', /read-only file system/],
  ['EACCES', /may not be written by this user/],
  ['EDQUOT', /disk quota/],
])('turns %s into a sentence', (code, sentence) => {
  const refusal = explainRefusal('The store file://s', Object.assign(new Error('no'), { code }));
  expect(refusal).toBeInstanceOf(ConfigurationError);
  expect(String(refusal)).toMatch(sentence);
});

test('hands on what is not a refusal of the disk', () => {
  const bug = new TypeError('bug');
  expect(explainRefusal('The store file://s', bug)).toBe(bug);
});

test.each([
  ['ftp://host/x', /is not an address Slipway knows\. Use one of file:\/\//],
  ['just/a/folder', /is not an address Slipway knows/],
  ['file://', /names no folder/],
  ['file:///%zz', /is not a file address/],
])('refuses the address %s', async (url, sentence) => {
  await expect(open(url, '/')).rejects.toThrow(sentence);
});

test('an image is there with all it names, and a manifest that was changed is refused', async () => {
  const { store, ref, file, directory } = await setUp();
  const manifest = Buffer.from('{"layers":[]}');
  const image = {
    title: 'bundle',
    digest: digestOf(manifest),
    manifest,
    mediaType: 'x',
    blobs: [{ ref, source: { file } }],
  };
  await store.writeImage(image);
  expect(await store.hasBlob(ref)).toBe(true);
  expect(Buffer.from(await store.readManifest(image.digest))).toEqual(manifest);
  const path = join(directory, 'kept/store/blobs/sha256', image.digest.slice(7));
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '{"layers":{}}');
  await expect(store.readManifest(image.digest)).rejects.toThrow(/manifest of bundle .* is damaged/);
});
