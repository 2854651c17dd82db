import { expect, test } from 'vitest';
import { digestOf } from '../../../../../kit/format/manifest/digest.ts';
import type { ForgeServer } from '../../../../helpers/forge-server.ts';
import { countRequests, listPublished, makeImage, openReleaseStore, setUp } from './release-project.ts';

const LIST = 'GET /repos/{owner}/{repo}/releases';
const UPLOAD = '/releases/{release_id}/assets';
const CREATE = 'POST /repos/{owner}/{repo}/releases';
const PUBLISH = 'PATCH';

/** The property that holds whatever happens: what people see is whole. */
function expectNothingHalf(forge: ForgeServer): void {
  for (const { draft, assets, title } of forge.releases.filter((release) => !release.draft)) {
    expect({ title, draft, assets: assets.length }).toEqual({ title, draft: false, assets: 1 });
    expect(assets[0]?.bytes.subarray(-1024)).toEqual(Buffer.alloc(1024));
    expect(assets[0]?.state).toBe('uploaded');
  }
}

test.each<[string, Parameters<ForgeServer['fail']>[0]]>([
  ['the listing', { operation: LIST, answer: 502 }],
  ['making the draft', { operation: CREATE, answer: 503 }],
  ['making the draft, whose answer is lost', { operation: CREATE, answer: 'reset', afterwards: true }],
  ['the upload, half way', { operation: UPLOAD, answer: 'reset' }],
  ['the upload, whose answer is lost', { operation: UPLOAD, answer: 'reset', afterwards: true }],
  ['the upload, by a server in trouble', { operation: UPLOAD, answer: 500 }],
  ['publishing', { operation: PUBLISH, answer: 502 }],
  ['publishing, whose answer is lost', { operation: PUBLISH, answer: 'reset', afterwards: true }],
  ['too many requests', { operation: LIST, answer: 429, headers: { 'retry-after': '0' } }],
  [
    'too many at a time',
    {
      operation: CREATE,
      answer: 403,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '0' },
    },
  ],
])('%s fails once, and it ends in one release and no draft', async (_name, fault) => {
  for (const kind of ['github', 'gitea'] as const) {
    const { forge, store, batch } = await setUp({ kind, immutableReleases: kind === 'github' });
    forge.fail(fault);
    await store.writeBlobs(batch);
    expectNothingHalf(forge);
    expect(forge.releases).toHaveLength(1);
    expect(digestOf(await (await openReleaseStore(forge)).readBytes(batch.blobs[1].ref))).toBe(
      batch.blobs[1].ref.digest,
    );
  }
});

test.each(['github', 'gitea'] as const)(
  'a run on %s that dies at any request publishes nothing half, and the next one ends in one release and no draft',
  async (kind) => {
    let deaths = 0;
    for (const isDone of [false, true]) {
      for (let skip = 0; ; skip++) {
        const { forge, store, batch } = await setUp({ kind, immutableReleases: kind === 'github' });
        forge.fail({ operation: '', skip, answer: 400, afterwards: isDone });
        // Killed runs do not tidy up: nothing that is sent after that arrives.
        forge.fail({ operation: '', skip: skip + 1, answer: 400, times: 1000 });
        const died = await store.writeBlobs(batch).then(
          () => false,
          () => true,
        );
        expectNothingHalf(forge);
        forge.recover();
        const other = await openReleaseStore(forge);
        await other.writeBlobs(batch);
        await other.mendBlobs(batch);
        expectNothingHalf(forge);
        expect(listPublished(forge)).toHaveLength(1);
        for (const { ref } of batch.blobs) expect(digestOf(await other.readBytes(ref))).toBe(ref.digest);
        if (!died) break;
        deaths++;
      }
    }
    // Listing, draft, upload, publishing, each before and after it is done; Gitea's reading back is no request of REST.
    expect(deaths).toBeGreaterThanOrEqual(7);
  },
);

test('a run that dies between upload and publishing leaves a draft that the next one only publishes', async () => {
  const { forge, store, batch } = await setUp();
  forge.fail({ operation: PUBLISH, answer: 400 });
  await expect(store.writeBlobs(batch)).rejects.toThrow(/Publishing the release blobs-.* failed/);
  expect(forge.releases.map(({ draft }) => draft)).toEqual([true]);
  forge.requests.length = 0;
  await (await openReleaseStore(forge)).writeBlobs(batch);
  expect(countRequests(forge, UPLOAD)).toBe(0);
  expect(forge.releases.map(({ draft }) => draft)).toEqual([false]);
});

test('a draft with other bytes under the right name is not taken up', async () => {
  const { forge, store, batch } = await setUp({ kind: 'gitea' });
  forge.fail({ operation: PUBLISH, answer: 400 });
  await expect(store.writeBlobs(batch)).rejects.toThrow();
  const [draft] = forge.releases;
  const bytes = draft?.assets[0]?.bytes ?? Buffer.of();
  bytes[2000] = (bytes[2000] ?? 0) ^ 1;
  const other = await openReleaseStore(forge);
  await other.writeBlobs(batch);
  expect(forge.releases).toHaveLength(1);
  expect(forge.releases[0]?.id).not.toBe(draft?.id);
  for (const { ref } of batch.blobs) expect(digestOf(await other.readBytes(ref))).toBe(ref.digest);
});

test('a draft that was left when its content was published already is removed by the next run', async () => {
  const { forge, store, batch } = await setUp();
  await store.writeBlobs(batch);
  const [release] = forge.releases;
  if (!release) throw new Error('No release');
  const late = { tag: `${release.tag}-draft-00000000`, draft: true, immutable: false, assets: [] };
  forge.releases.push({ ...release, ...late, id: forge.nextReleaseId++ });
  const other = { tag: 'blobs-0123456789ab-draft-00000000', draft: true, immutable: false, assets: [] };
  forge.releases.push({ ...release, ...other, id: forge.nextReleaseId++ });
  await (await openReleaseStore(forge)).writeBlobs(batch);
  expect(forge.releases.map(({ tag }) => tag)).toEqual([release.tag, other.tag]);
});

test('two runs at once end in one published release', async () => {
  for (const kind of ['github', 'gitea'] as const) {
    const { forge, batch } = await setUp({ kind, immutableReleases: kind === 'github' });
    const stores = await Promise.all([1, 2, 3].map(() => openReleaseStore(forge)));
    await Promise.all(stores.map((store) => store.writeBlobs(batch)));
    expect(forge.releases).toHaveLength(1);
    expectNothingHalf(forge);
  }
});

test('of two runs that sign differently, both are heard', async () => {
  const { forge } = await setUp();
  const image = await makeImage();
  const stores = await Promise.all([1, 2].map(() => openReleaseStore(forge)));
  await Promise.all(
    stores.map((store, index) =>
      store.writeImage(image, [{ type: 'text/x', bytes: Buffer.from(`${index}`), annotations: {} }]),
    ),
  );
  const found = await (await openReleaseStore(forge)).readAttachments(image.digest, 'text/x');
  expect(found.map((bytes) => Buffer.from(bytes).toString()).sort()).toEqual(['0', '1']);
  expect(listPublished(forge).filter((tag) => tag.startsWith('bundle-'))).toHaveLength(1);
});

test('an upload that the forge keeps otherwise than it was sent is not published', async () => {
  for (const kind of ['github', 'gitea'] as const) {
    const { forge, store, batch } = await setUp({ kind });
    forge.spoilsUploads = true;
    await expect(store.writeBlobs(batch)).rejects.toThrow(
      /reads back from the store .* otherwise than it was sent/,
    );
    expect(forge.releases).toEqual([]);
  }
});

test('where the forge took no digest, the archive is read back before it is published', async () => {
  const { forge, store, batch } = await setUp();
  forge.withoutDigests = true;
  await store.writeBlobs(batch);
  expect(forge.downloads).toHaveLength(1);
  expect(listPublished(forge)).toHaveLength(1);
});

test('a download that breaks off goes on where it ended, and one that is not to be had in part is read from its beginning', async () => {
  const { forge, store, batch, content } = await setUp();
  await store.writeBlobs(batch);
  const { ref } = batch.blobs[1];
  forge.breaksAt = 100_000;
  expect(Buffer.from(await store.readBytes(ref))).toEqual(content);
  expect(forge.downloads.map(({ range }) => range)).toHaveLength(2);
  expect(forge.downloads[1]?.range).toMatch(/^bytes=\d{6}-\d{6}$/);

  forge.ignoresRange = true;
  forge.breaksAt = 150_000;
  expect(Buffer.from(await store.readBytes(ref))).toEqual(content);
});

test('where the text of a release lost its list, the head of the archive has it', async () => {
  for (const ignoresRange of [false, true]) {
    const { forge, store, batch, content } = await setUp();
    await store.writeBlobs(batch);
    forge.ignoresRange = ignoresRange;
    const [release] = forge.releases;
    if (release) release.body = 'Tidied up by hand.';
    const other = await openReleaseStore(forge);
    expect(Buffer.from(await other.readBytes(batch.blobs[1].ref))).toEqual(content);
  }
});

test('a list too long for a release’s text is left to the archive', async () => {
  const { forge, store } = await setUp();
  const blobs = Array.from({ length: 1300 }, (_, index) => {
    const bytes = Buffer.from(`blob ${index}`);
    return { ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } };
  });
  await store.writeBlobs({ title: 'data', blobs });
  expect(forge.releases[0]?.body).not.toContain('sha256');
  const other = await openReleaseStore(forge);
  const ref = { digest: digestOf('blob 1299'), size: 9 };
  expect(Buffer.from(await other.readBytes(ref)).toString()).toBe('blob 1299');
});
