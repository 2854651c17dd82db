import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { digestOf, isDigest } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { SIGSTORE_BUNDLE_TYPE } from '../../kit/ml/sign/envelope.ts';
import { blobPath, describeBlob } from '../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { batchOf } from '../helpers/batch-of.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { KEYS, startGateway } from './start-gateway.ts';

let endpoint = '';
let root = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  ({ endpoint, root, env } = await startGateway('models'));
});

const open = (url: string, directory: string, keys = KEYS) =>
  openStore(url, { directory, credentials: { s3: { ...keys, endpoint } }, log: silentLogger });

test('blobs of any size go up and come back, where DVC looks for them', async () => {
  const directory = makeTemporaryFolder('blobs');
  const store = await open('s3://models/team/a b', directory);
  for (const size of [0, 1, 70_000_000]) {
    const file = join(directory, `${size}.bin`);
    writeFileSync(file, randomBytes(size));
    const ref = await describeBlob(file);
    expect(await store.hasBlob(ref)).toBe(false);
    await store.writeBlobs(batchOf(ref, { file }));
    await store.writeBlobs(batchOf(ref, { file }));
    expect((await describeBlob(join(root, 'models/team/a b', blobPath(ref)))).digest).toBe(ref.digest);
    await store.readBlob(ref, join(directory, 'back.bin'));
    expect((await describeBlob(join(directory, 'back.bin'))).digest).toBe(ref.digest);
  }
});

const WRITTEN = new Date('2026-02-03T04:05:06.000Z');

test('more objects than a page holds are listed, of this prefix alone', async () => {
  const directory = makeTemporaryFolder('many');
  const folder = join(root, 'models/team & co/listed/files/md5');
  for (let at = 0; at < 256; at++) {
    const name = at.toString(16).padStart(2, '0');
    mkdirSync(join(folder, name), { recursive: true });
    for (const last of '01234') {
      const file = join(folder, name, last.repeat(30));
      writeFileSync(file, name);
      utimesSync(file, WRITTEN, WRITTEN);
    }
  }
  writeFileSync(join(folder, '00/notes.txt'), 'not ours');
  const found = new Map<string, number>();
  const store = await open('s3://models/team & co/listed', directory);
  for await (const { name, size, modified } of store.list()) {
    found.set(name, size);
    expect(modified).toEqual(WRITTEN);
  }
  expect(found.size).toBe(256 * 5);
  expect(found.get(`files/md5/ab/${'3'.repeat(30)}`)).toBe(2);
});

test('what was changed or is gone in the bucket is refused', async () => {
  const directory = makeTemporaryFolder('blobs');
  const file = join(directory, 'source.bin');
  writeFileSync(file, randomBytes(100_000));
  const ref = await describeBlob(file);
  const store = await open('s3://models/changed', directory);
  await store.writeBlobs(batchOf(ref, { file }));
  const stored = join(root, 'models/changed', blobPath(ref));
  const bytes = readFileSync(stored);
  bytes[50_000] = (bytes[50_000] ?? 0) ^ 1;
  writeFileSync(stored, bytes);
  await expect(store.readBytes(ref)).rejects.toThrow(/is damaged/);
  rmSync(stored);
  await expect(store.readBytes(ref)).rejects.toThrow(/holds no blob/);
});

test('a file that changed is not stored', async () => {
  const directory = makeTemporaryFolder('blobs');
  const file = join(directory, 'source.bin');
  writeFileSync(file, randomBytes(100_000));
  const ref = await describeBlob(file);
  writeFileSync(file, randomBytes(100_000));
  const store = await open('s3://models/unstored', directory);
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(/changed while it was being stored/);
  expect(await store.hasBlob(ref)).toBe(false);
});

test.each([
  [
    'a wrong secret',
    's3://models/x',
    { ...KEYS, secretAccessKey: 'wrong' },
    /refuses these credentials \(403\)/,
  ],
  ['a missing bucket', 's3://nowhere/x', KEYS, /bucket of the store s3:\/\/nowhere\/x does not exist/],
])('says in one sentence: %s', async (_, url, keys, sentence) => {
  const directory = makeTemporaryFolder('refused');
  const file = join(directory, 'source.bin');
  writeFileSync(file, 'content');
  const store = await open(url, directory, keys);
  await expect(store.writeBlobs(batchOf(await describeBlob(file), { file }))).rejects.toThrow(sentence);
});

test('a model is packaged into a bucket, signed there, and opened from it', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const { outputs, stdout } = await runBundle({
    verb: 'package',
    inputs: { artifact, store: 's3://models/bundles' },
    directory: project.directory,
    env: {
      ...env,
      SLIPWAY_SIGNING_KEY: makeSigningKeys().privateKey,
    },
  });
  expect(stdout).not.toContain('::error');
  const digest = outputs['bundle-digest'] ?? '';
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  const directory = makeTemporaryFolder('opened');
  const store = await open('s3://models/bundles', directory);
  const bundle = await openBundle({ store, digest, directory });
  expect(digestOf(readFileSync(bundle.modelFile))).toBe(bundle.model.digest);
  expect(await store.readAttachments(digest, SIGSTORE_BUNDLE_TYPE)).toHaveLength(2);
});
