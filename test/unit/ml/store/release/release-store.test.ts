import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Digest, digestOf } from '../../../../../kit/format/manifest/digest.ts';
import type { Store } from '../../../../../kit/ml/store/store.ts';
import type { StoredItem } from '../../../../../kit/ml/store/stored-item.ts';
import type { ForgeServer } from '../../../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../../../helpers/temporary-folder.ts';
import { countRequests, listPublished, makeImage, openReleaseStore, setUp } from './release-project.ts';

const KINDS = ['github', 'gitea'] as const;

describe.each(KINDS)('on %s', (kind) => {
  test('a batch is one published release with one archive, and is read back by any process', async () => {
    const { forge, store, batch, directory } = await setUp({ kind });
    for (const { ref } of batch.blobs) expect(await store.hasBlob(ref)).toBe(false);
    await store.writeBlobs(batch);
    const [release, more] = forge.releases;
    expect(more).toBeUndefined();
    expect(release).toMatchObject({ draft: false, prerelease: true, makeLatest: 'false' });
    expect(release?.title).toMatch(/^Slipway: data 1\.0\.0 of house-price \(blobs-[0-9a-f]{12}\)$/);
    expect(release?.assets.map(({ name }) => name)).toEqual([`${release?.tag}.oci.tar`]);

    const other = await openReleaseStore(forge);
    for (const { ref } of batch.blobs) {
      expect(await other.hasBlob(ref)).toBe(true);
      const file = join(directory, 'read');
      await other.readBlob(ref, file);
      expect(digestOf(readFileSync(file))).toBe(ref.digest);
    }
    expect(await other.hasBlob({ digest: batch.blobs[0].ref.digest, size: 1 })).toBe(false);
  });

  test('what is there is not stored again, and to know that takes one listing', async () => {
    const { forge, store, batch } = await setUp({ kind });
    await store.writeBlobs(batch);
    const other = await openReleaseStore(forge);
    forge.requests.length = 0;
    await other.writeBlobs(batch);
    for (const { ref } of batch.blobs) await other.hasBlob(ref);
    expect(forge.requests.map(({ operation }) => operation)).toEqual(['GET /repos/{owner}/{repo}/releases']);
  });

  test('an image is one release with what is said about it, and what is said later is another', async () => {
    const { forge, store } = await setUp({ kind });
    const image = await makeImage();
    const say = (text: string) => ({ type: 'text/x', bytes: Buffer.from(text), annotations: { said: text } });
    await store.writeImage(image, [say('one'), say('two')]);
    await store.writeImage(image, [say('two')]);
    expect(listPublished(forge)).toEqual([`bundle-${image.digest.slice(7, 19)}`]);
    const subject = { digest: image.digest, size: image.manifest.length, mediaType: image.mediaType };
    await store.attach(subject, say('three'));
    await store.attach(subject, say('three'));
    expect(listPublished(forge)).toHaveLength(2);
    expect(listPublished(forge)[1]).toMatch(new RegExp(`^about-${image.digest.slice(7, 19)}-[0-9a-f]{12}$`));

    const other = await openReleaseStore(forge);
    expect(Buffer.from(await other.readManifest(image.digest))).toEqual(image.manifest);
    const found = await other.readAttachments(image.digest, 'text/x');
    expect(found.map((bytes) => Buffer.from(bytes).toString())).toEqual(['one', 'two', 'three']);
    expect(await other.readAttachments(image.digest, 'text/y')).toEqual([]);
    const stranger = await makeImage('another');
    expect(await other.readAttachments(stranger.digest, 'text/x')).toEqual([]);
    await expect(other.readManifest(stranger.digest)).rejects.toThrow(/holds no bundle sha256:/);
  });

  test('damage is refused by the name of the blob, and mended by another release', async () => {
    const { forge, store, batch } = await setUp({ kind });
    await store.writeBlobs(batch);
    const [contract, train] = batch.blobs;
    flipBit(forge, Buffer.from('a contract'));
    await expect(store.readBytes(contract.ref)).rejects.toThrow(
      new RegExp(`The blob ${contract.ref.digest} .*is damaged`),
    );
    expect(digestOf(await store.readBytes(train.ref))).toBe(train.ref.digest);

    const other = await openReleaseStore(forge);
    expect(await other.mendBlobs(batch)).toEqual([contract.ref]);
    expect(listPublished(forge)).toHaveLength(2);
    const third = await openReleaseStore(forge);
    expect(await third.mendBlobs(batch)).toEqual([]);
    expect(digestOf(await third.readBytes(contract.ref))).toBe(contract.ref.digest);
    // The same damage again: the name by its content is taken, and a published release is never replaced.
    flipBit(forge, Buffer.from('a contract'));
    expect(await (await openReleaseStore(forge)).mendBlobs(batch)).toEqual([contract.ref]);
    expect(listPublished(forge).at(-1)).toMatch(/^blobs-[0-9a-f]{12}-2$/);
    expect(await (await openReleaseStore(forge)).mendBlobs(batch)).toEqual([]);
  });

  test('each release is listed once, and what several hold counts for the newest', async () => {
    const { forge, store, batch } = await setUp({ kind });
    expect(await listItems(store)).toEqual([]);
    await store.writeBlobs(batch);
    const [contract, train] = batch.blobs;
    const bytes = Buffer.from('more rows');
    const more = { ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } };
    await store.writeBlobs({ title: 'data 1.1.0 of house-price', blobs: [contract, more] });
    const image = await makeImage();
    await store.writeImage(image);
    const subject = { digest: image.digest, size: image.manifest.length, mediaType: image.mediaType };
    await store.attach(subject, { type: 'text/x', bytes: Buffer.from('said'), annotations: {} });
    const [attached] = await store.traceAttachments(image.digest);

    const items = await listItems(store);
    expect(items.map(({ name }) => name).sort()).toEqual(listPublished(forge).sort());
    const keysOf = (index: number) =>
      items.find(({ name }) => name === forge.releases[index]?.tag)?.keys ?? [];
    const keyOf = ({ digest }: { digest: Digest }) => `blobs/sha256/${digest.slice(7)}`;
    expect(keysOf(0)).toContain(keyOf(train.ref));
    expect(keysOf(0)).not.toContain(keyOf(contract.ref));
    expect(keysOf(1)).toEqual(expect.arrayContaining([keyOf(contract.ref), keyOf(more.ref)]));
    expect(keysOf(2)).toEqual([keyOf(image)]);
    expect(keysOf(3)).toContain(attached && keyOf(attached));
    for (const { modified, size } of items) {
      expect(modified).toEqual(new Date('2026-01-02T00:00:00Z'));
      expect(size).toBeGreaterThan(1024);
    }
  });

  test('a release that somebody deleted is stored again', async () => {
    const { forge, store, batch } = await setUp({ kind });
    await store.writeBlobs(batch);
    forge.releases.length = 0;
    await expect(store.readBytes(batch.blobs[1].ref)).rejects.toThrow(/holds no blob sha256:/);
    const other = await openReleaseStore(forge);
    await other.writeBlobs(batch);
    expect(digestOf(await other.readBytes(batch.blobs[1].ref))).toBe(batch.blobs[1].ref.digest);
  });
});

test('the archive is an OCI image layout in a tar that tools read', async () => {
  const { forge, store } = await setUp();
  const image = await makeImage();
  await store.writeImage(image);
  const folder = makeTemporaryFolder('unpacked');
  const archive = join(folder, 'bundle.tar');
  writeFileSync(archive, forge.releases[0]?.assets[0]?.bytes ?? '');
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  expect(index.manifests).toEqual([
    expect.objectContaining({
      digest: image.digest,
      annotations: { 'org.opencontainers.image.ref.name': `bundle-${image.digest.slice(7, 19)}` },
    }),
  ]);
  expect(JSON.parse(readFileSync(join(folder, 'oci-layout'), 'utf8'))).toEqual({
    imageLayoutVersion: '1.0.0',
  });
  const manifest = readFileSync(join(folder, 'blobs/sha256', image.digest.slice(7)));
  expect(manifest).toEqual(image.manifest);
  // The list in the release's text says where each file lies.
  const bytes = readFileSync(archive);
  const lines = [...(forge.releases[0]?.body ?? '').matchAll(/^ *(\d+) +(\d+) +(\S+)$/gm)];
  expect(lines.length).toBe(4);
  for (const [, first, size, path = ''] of lines)
    expect(bytes.subarray(Number(first), Number(first) + Number(size))).toEqual(
      readFileSync(join(folder, path)),
    );
});

test('blobs that are the same are in the archive once, and an empty one can be read', async () => {
  const { forge, store, batch } = await setUp();
  const ref = { digest: digestOf(''), size: 0 };
  const nothing = { ref, source: { bytes: new Uint8Array() } };
  await store.writeBlobs({
    title: 'data',
    blobs: [...batch.blobs, nothing, { ...nothing, ref: { ...ref } }],
  });
  expect(forge.releases[0]?.body.match(new RegExp(ref.digest.slice(7), 'g'))).toHaveLength(1);
  expect(await store.readBytes(ref)).toHaveLength(0);
  expect(forge.downloads).toEqual([]);
});

test('an immutable release is published whole and never touched again', async () => {
  const { forge, store, batch } = await setUp({ immutableReleases: true });
  await store.writeBlobs(batch);
  const image = await makeImage();
  await store.writeImage(image);
  const subject = { digest: image.digest, size: image.manifest.length, mediaType: image.mediaType };
  await store.attach(subject, { type: 'text/x', bytes: Buffer.from('later'), annotations: {} });
  await (await openReleaseStore(forge)).writeBlobs(batch);
  expect(forge.releases.map(({ immutable }) => immutable)).toEqual([true, true, true]);
  expect(countRequests(forge, 'PATCH')).toBe(3);
});

test('the tag of a deleted immutable release is never given out again: another takes its place', async () => {
  const { forge, store, batch } = await setUp({ immutableReleases: true });
  await store.writeBlobs(batch);
  const [tag = ''] = listPublished(forge);
  forge.releases.length = 0;
  forge.burntTags.add(tag);
  const other = await openReleaseStore(forge);
  await other.writeBlobs(batch);
  expect(listPublished(forge)).toEqual([`${tag}-2`]);
});

test('many releases are listed page by page, the project’s own among them', async () => {
  const { forge, store, batch } = await setUp({ pageSize: 2 });
  for (const count of [1, 2, 3]) forge.releases.push({ ...own(forge), tag: `v1.${count}.0`, assets: [] });
  await store.writeBlobs(batch);
  const other = await openReleaseStore(forge);
  expect(await other.hasBlob(batch.blobs[1].ref)).toBe(true);
  expect(listPublished(forge)).toHaveLength(4);
});

test('a release of somebody else’s with an archive of the right name breaks nothing', async () => {
  const { forge, store, batch } = await setUp();
  const asset = {
    id: 900,
    name: 'blobs-0123456789ab.oci.tar',
    bytes: Buffer.from('no'),
    state: 'uploaded' as const,
  };
  forge.releases.push({ ...own(forge), tag: 'blobs-0123456789ab', assets: [asset] });
  await store.writeBlobs(batch);
  expect(await store.hasBlob(batch.blobs[0].ref)).toBe(true);
});

async function listItems(store: Store): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for await (const item of store.list()) items.push(item);
  return items;
}

function own(forge: ForgeServer) {
  const text = { title: 'Own', body: 'Notes', draft: false, prerelease: false, makeLatest: 'true' };
  return { id: forge.nextReleaseId++, tag: 'v1', ...text, immutable: false, assets: [] };
}

/** Changes what the forge keeps where it holds these bytes. */
function flipBit(forge: ForgeServer, needle: Buffer): void {
  for (const asset of forge.releases.flatMap(({ assets }) => assets)) {
    const at = asset.bytes.indexOf(needle);
    if (at >= 0) asset.bytes[at] = (asset.bytes[at] ?? 0) ^ 1;
  }
}
