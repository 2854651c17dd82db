import { expect, test } from 'vitest';
import { digestOf } from '../../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../../kit/ground/log/logger.ts';
import { locateForge, mayHaveToken } from '../../../../../kit/host/forge/rest/locate-forge.ts';
import { openStore } from '../../../../../kit/ml/store/open-store.ts';
import { parseReleases } from '../../../../../kit/ml/store/release/address.ts';
import { readContentsOf } from '../../../../../kit/ml/store/release/describe-release.ts';
import { MAX_ASSET_BYTES } from '../../../../../kit/ml/store/release/publish-parcel.ts';
import { countRequests, openReleaseStore, setUp } from './release-project.ts';

const LIST = 'GET /repos/{owner}/{repo}/releases';

test.each([
  ['release://', 'acme/house-price'],
  ['release://Acme/other.repo', 'Acme/other.repo'],
  ['release://acme/other/', 'acme/other'],
])('%s means the releases of %s', (url, repository) => {
  const { repository: named } = parseReleases(url, 'acme/house-price');
  const address = locateForge({ apiUrl: 'https://api.github.com/', repository: named });
  expect(address).toMatchObject({ kind: 'github', repository });
  expect(address.api).toBe(`https://api.github.com/repos/${repository}`);
});

test.each([
  ['release://v1', /is not the address of a forge's repository\. Write release:\/\/ for this one/],
  ['release://a/b/c', /is not the address/],
  ['release://../..', /is not the address/],
  ['release://', /outside of a workflow it is not known which that is/],
])('%s is refused', async (url, sentence) => {
  const opening = openStore(url, { directory: '/', credentials: {}, log: silentLogger });
  await expect(opening).rejects.toThrow(sentence);
});

test.each([
  ['https://api.github.com', 'https://api.github.com/repos/a/b/releases/1', true],
  ['https://api.github.com', 'https://uploads.github.com/repos/a/b/releases/1/assets', true],
  ['https://api.acme.ghe.com', 'https://uploads.acme.ghe.com/repos/a/b', true],
  ['https://api.github.com', 'http://uploads.github.com/repos/a/b', false],
  ['https://api.github.com', 'https://uploads.github.com.evil.example/x', false],
  ['https://api.github.com', 'https://release-assets.githubusercontent.com/x', false],
  ['https://git.example/api/v1', 'https://git.example/attachments/1', true],
  ['https://git.example/api/v1', 'https://uploads.git.example/1', false],
  ['http://api.localhost:1/api/v1', 'https://uploads.localhost:1/', false],
])('with the interface at %s, the token for %s: %s', (apiUrl, target, expected) => {
  const address = locateForge({ apiUrl, repository: 'a/b' });
  expect(mayHaveToken(address, new URL(target))).toBe(expected);
});

test('a private repository is read where the forge sends us, without the token', async () => {
  const { forge, store, batch, content } = await setUp();
  await store.writeBlobs(batch);
  // The stand-in's other host fails the test when it sees one.
  expect(Buffer.from(await store.readBytes(batch.blobs[1].ref))).toEqual(content);
  expect(new URL(forge.storageUrl).origin).not.toBe(new URL(forge.apiUrl).origin);
  expect(forge.downloads).toHaveLength(1);
});

test('without a token a public repository is read, a private one not, and neither is written', async () => {
  const { forge, store, batch, content } = await setUp();
  await store.writeBlobs(batch);
  const { ref } = batch.blobs[1];
  const stranger = await openReleaseStore(forge, {});
  await expect(stranger.readBytes(ref)).rejects.toThrow(
    /there is no public repository acme\/house-price .*set GITHUB_TOKEN to a token that may read it/,
  );
  forge.isPublic = true;
  expect(Buffer.from(await stranger.readBytes(ref))).toEqual(content);
  forge.requests.length = 0;
  const other = {
    title: 'data',
    blobs: [{ ref: { digest: digestOf('x'), size: 1 }, source: { bytes: Buffer.from('x') } }],
  };
  await expect(stranger.writeBlobs(other)).rejects.toThrow(
    /can be read without a token, not written\. Set GITHUB_TOKEN .*"permissions: contents: write"/,
  );
  expect(countRequests(forge, 'POST')).toBe(0);
});

test.each<[number, string, Record<string, string>, RegExp]>([
  [401, 'Bad credentials', {}, /the token is not valid, or expired\. Check GITHUB_TOKEN/],
  [403, 'Resource not accessible by integration', {}, /Give the job "permissions: contents: write"/],
  [404, 'Not Found', {}, /Give the job "permissions: contents: write"/],
  [403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' }, /used up its requests for this hour/],
  [422, 'Repository is empty', {}, /Repository is empty.* A release needs a commit/],
])('an answer of %i (%s) to a write names the cure', async (answer, message, headers, sentence) => {
  const { forge, store, batch } = await setUp();
  forge.fail({ operation: 'POST', answer, message, headers });
  await expect(store.writeBlobs(batch)).rejects.toThrow(sentence);
  expect(forge.releases).toEqual([]);
});

test.each([
  ['github', /refuses it \(413: Too large\)\. The archive is larger than this forge takes\. Use an s3:\/\//],
  ['gitea', /larger than this forge takes \(repository\.release FILE_MAX_SIZE in its settings\)/],
] as const)('an archive that %s finds too large is told with the cure', async (kind, sentence) => {
  const { forge, store, batch } = await setUp({ kind });
  forge.fail({ operation: '/releases/{release_id}/assets', answer: 413, message: 'Too large' });
  await expect(store.writeBlobs(batch)).rejects.toThrow(sentence);
  expect(forge.releases).toEqual([]);
});

test('a rule that forbids the tag is named, and the draft is published once the rule lets it', async () => {
  const { forge, store, batch } = await setUp();
  forge.fail({
    operation: 'PATCH',
    answer: 422,
    message: 'Cannot create ref due to creations being restricted',
  });
  await expect(store.writeBlobs(batch)).rejects.toThrow(
    /creations being restricted.*A rule for tags must let bundle-\*, blobs-\* and about-\* through/,
  );
  await (await openReleaseStore(forge)).writeBlobs(batch);
  expect(forge.releases.map(({ draft }) => draft)).toEqual([false]);
});

test('a token that may only read is told so, and one without requests left too', async () => {
  const { forge, store, batch } = await setUp();
  forge.fail({ operation: LIST, answer: 403, message: 'Resource not accessible' });
  await expect(store.hasBlob(batch.blobs[0].ref)).rejects.toThrow(/"permissions: contents: read"/);
  forge.isPublic = true;
  const stranger = await openReleaseStore(forge, {});
  forge.fail({ operation: LIST, answer: 403, message: 'API rate limit exceeded' });
  await expect(stranger.hasBlob(batch.blobs[0].ref)).rejects.toThrow(/few requests an hour without a token/);
  // A failure is not remembered.
  expect(await stranger.hasBlob(batch.blobs[0].ref)).toBe(false);
});

test('what does not fit into one asset is refused before anything is sent', async () => {
  const { forge, store } = await setUp();
  const huge = (size: number) => ({
    title: 'data 1.0.0 of rent',
    blobs: [{ ref: { digest: digestOf('huge'), size }, source: { file: '/nowhere' } }],
  });
  await expect(store.writeBlobs(huge(MAX_ASSET_BYTES))).rejects.toThrow(
    /The data 1\.0\.0 of rent takes 21\d{8} bytes .* takes files under 2 GiB\. Use an s3:\/\/ or oci:\/\/ store/,
  );
  expect(countRequests(forge, 'POST')).toBe(0);
  // A little less is refused only because the file is not there.
  await expect(store.writeBlobs(huge(MAX_ASSET_BYTES - 20_000))).rejects.toThrow(/ENOENT/);
  expect(countRequests(forge, 'POST')).toBe(0);
});

test('a source that changes while it is stored is not published', async () => {
  const { forge, store, batch } = await setUp();
  const [contract, train] = batch.blobs;
  const blobs = [contract, { ref: train.ref, source: { bytes: Buffer.alloc(train.ref.size) } }];
  await expect(store.writeBlobs({ title: 'data', blobs })).rejects.toThrow(
    /changed while it was being stored/,
  );
  expect(forge.releases).toEqual([]);
});

test.each(['', 'Some notes', '```text\nno list\n```', '```text\n```'])(
  'the text %j holds no list',
  (body) => {
    expect(readContentsOf(body)).toBeUndefined();
  },
);

test('a list that a browser saved, with other ends of lines and words around it, is read', () => {
  const body = 'Words\r\n\r\n```text\r\n          12           3 blobs/sha256/ab\r\n```\r\n\r\nMore';
  expect([...(readContentsOf(body) ?? [])]).toEqual([
    ['blobs/sha256/ab', { path: 'blobs/sha256/ab', offset: 12, size: 3 }],
  ]);
});
