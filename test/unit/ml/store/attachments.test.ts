import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Digest, digestOf, hexOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import type { Store } from '../../../../kit/ml/store/store.ts';
import { startRegistry } from '../../../helpers/oci-registry.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const KIND = 'application/vnd.example.note';
const bundle = Buffer.from('{"schemaVersion":2}');
const subject = { digest: digestOf(bundle), size: bundle.length, mediaType: MANIFEST };
const note = (text: string, type = KIND) => ({ type, bytes: Buffer.from(text), annotations: { by: 'ada' } });
const read = async (store: Store, type = KIND, of: Digest = subject.digest) =>
  (await store.readAttachments(of, type)).map((bytes) => Buffer.from(bytes).toString());

async function openBoth() {
  const directory = makeTemporaryFolder('attached');
  const registry = await startRegistry();
  const options = { directory, credentials: {}, log: silentLogger };
  const folder = await openStore('file://store', options);
  const oci = await openStore(`oci://${registry.host}/team/models`, options);
  return { folder, oci, directory, registry };
}

test.each(['folder', 'oci'] as const)(
  'what is attached is found again by kind, in a %s store',
  async (kind) => {
    const store = (await openBoth())[kind];
    expect(await read(store)).toEqual([]);
    for (const text of ['one', 'two', 'one']) await store.attach(subject, note(text));
    await store.attach(subject, note('else', 'application/vnd.example.else'));
    expect(await read(store)).toEqual(['one', 'two']);
    expect(await read(store, KIND, digestOf('another manifest'))).toEqual([]);
  },
);

test('in a registry it is an artifact that names its subject, listed under the referrers tag', async () => {
  const { oci, registry } = await openBoth();
  await oci.attach(subject, note('one'));
  const index = JSON.parse(String(registry.manifests.get(`sha256-${hexOf(subject.digest)}`)));
  expect(index.mediaType).toBe('application/vnd.oci.image.index.v1+json');
  expect(index.manifests).toEqual([
    expect.objectContaining({ artifactType: KIND, annotations: { by: 'ada' }, mediaType: MANIFEST }),
  ]);
  const manifest = JSON.parse(String(registry.manifests.get(index.manifests[0].digest)));
  expect(manifest).toMatchObject({ artifactType: KIND, subject, layers: [{ mediaType: KIND, size: 3 }] });
});

test('what other tools list stays listed', async () => {
  const { folder, directory } = await openBoth();
  await folder.attach(subject, note('one'));
  const file = join(directory, `store/referrers/sha256/${hexOf(subject.digest)}.json`);
  const index = JSON.parse(readFileSync(file, 'utf8'));
  const theirs = {
    mediaType: MANIFEST,
    digest: digestOf('theirs'),
    size: 6,
    artifactType: 'x/y',
    data: 'e30=',
  };
  writeFileSync(file, JSON.stringify({ ...index, manifests: [theirs, ...index.manifests] }));
  await folder.attach(subject, note('two'));
  expect(JSON.parse(readFileSync(file, 'utf8')).manifests[0]).toEqual(theirs);
  expect(await read(folder)).toEqual(['one', 'two']);
});

test('an attachment of another manifest, listed for this one, is none', async () => {
  const { folder, directory } = await openBoth();
  const other = { ...subject, digest: digestOf('another manifest') };
  await folder.attach(other, note('stolen'));
  const path = (of: Digest) => join(directory, `store/referrers/sha256/${hexOf(of)}.json`);
  writeFileSync(path(subject.digest), readFileSync(path(other.digest)));
  expect(await read(folder)).toEqual([]);
  expect(await read(folder, KIND, other.digest)).toEqual(['stolen']);
});

test('an attachment that was collected or damaged since is passed over', async () => {
  const { folder, directory } = await openBoth();
  for (const text of ['gone', 'damaged', 'whole']) await folder.attach(subject, note(text));
  const blob = (text: string) => join(directory, `store/blobs/sha256/${hexOf(digestOf(text))}`);
  rmSync(blob('gone'));
  writeFileSync(blob('damaged'), 'DAMAGED');
  expect(await read(folder)).toEqual(['whole']);
});

test('a list that is nonsense is one sentence', async () => {
  const { folder, directory } = await openBoth();
  await folder.attach(subject, note('one'));
  writeFileSync(join(directory, `store/referrers/sha256/${hexOf(subject.digest)}.json`), '[');
  await expect(read(folder)).rejects.toThrow(/The list of what is attached to sha256:.*is not valid JSON/);
});
