import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { parseChallenge } from '../../../../kit/host/oci/challenge.ts';
import { buildBundle, publishBundle } from '../../../../kit/ml/bundle/build-bundle.ts';
import { describeBlob, describeSource } from '../../../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import type { Store, StoreCredentials } from '../../../../kit/ml/store/store.ts';
import type { StoredItem } from '../../../../kit/ml/store/stored-item.ts';
import { batchOf } from '../../../helpers/batch-of.ts';
import { type RegistryOptions, startRegistry } from '../../../helpers/oci-registry.ts';
import { pour } from '../../../helpers/pour.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

async function setUp(options: RegistryOptions = {}, oci?: StoreCredentials['oci'], ociRealm?: string) {
  const registry = await startRegistry(options);
  const directory = makeTemporaryFolder('oci');
  const file = join(directory, 'source.bin');
  const content = randomBytes(3_000_000);
  writeFileSync(file, content);
  const url = `oci://${registry.host}/Team/models`;
  const store = await openStore(url, { directory, credentials: { oci, ociRealm }, log: silentLogger });
  return { registry, directory, file, content, store, ref: await describeBlob(file) };
}

const ADA = { user: 'ada', password: 'secret' };

test('data blobs go up once, and manifests that name them keep them alive', async () => {
  const { registry, store, ref, file } = await setUp();
  expect(await store.hasBlob(ref)).toBe(false);
  const source = { bytes: Buffer.from('contract') };
  const other = await describeSource(source);
  const blobs = [
    { ref, source: { file } },
    { ref: other, source },
  ];
  await store.writeBlobs({ title: 'data', blobs });
  expect(await store.hasBlob(ref)).toBe(true);
  for (const { digest, size } of [ref, other]) {
    const tag = `blob-${digest.slice(7, 19)}`;
    expect(JSON.parse(registry.manifests.get(tag)?.toString() ?? '')).toMatchObject({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        // The digest of `{}`, as the OCI image specification prints it.
        digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      },
      layers: [{ digest, size }],
    });
  }
  registry.requests.length = 0;
  await store.writeBlobs({ title: 'data', blobs });
  expect(registry.requests.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'HEAD', 'HEAD', 'HEAD']);
});

test('gives back what it was given, and refuses what was changed', async () => {
  const { registry, store, ref, file } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  expect(digestOf(await store.readBytes(ref))).toBe(ref.digest);
  const bytes = registry.blobs.get(ref.digest);
  if (bytes) bytes[17] = (bytes[17] ?? 0) ^ 1;
  await expect(store.readBytes(ref)).rejects.toThrow(/is damaged/);
  registry.blobs.delete(ref.digest);
  await expect(store.readBytes(ref)).rejects.toThrow(/holds no blob sha256:/);
});

test('mends a blob that is missing or damaged, and leaves a whole one alone', async () => {
  const { registry, store, ref, file } = await setUp();
  expect(await store.mendBlobs(batchOf(ref, { file }))).toEqual([ref]);
  expect(await store.mendBlobs(batchOf(ref, { file }))).toEqual([]);
  const bytes = registry.blobs.get(ref.digest);
  if (bytes) bytes[17] = (bytes[17] ?? 0) ^ 1;
  expect(await store.mendBlobs(batchOf(ref, { file }))).toEqual([ref]);
  expect(digestOf(await store.readBytes(ref))).toBe(ref.digest);
});

test('a bundle is pushed as an image, its blobs before its manifest, and an interrupted push goes on', async () => {
  const { registry, store, file, directory } = await setUp();
  const other = join(directory, 'other.bin');
  writeFileSync(other, 'other');
  const built = await buildBundle({ files: { 'a.bin': file, 'b.bin': other }, annotations: {} });
  let uploads = 0;
  registry.interfere = (request, response) => {
    if (request.method !== 'PUT' || ++uploads !== 2) return false;
    response.writeHead(403).end();
    return true;
  };
  await expect(publishBundle(store, built)).rejects.toThrow(/does not let this step write team\/models/);
  expect(registry.manifests.size).toBe(0);
  registry.interfere = () => false;
  registry.requests.length = 0;
  await publishBundle(store, built);
  expect(registry.requests.filter((line) => line.startsWith('POST'))).toHaveLength(2);
  expect(digestOf(await store.readManifest(built.digest))).toBe(built.digest);
  expect(registry.manifests.has(`bundle-${built.digest.slice(7, 19)}`)).toBe(true);
});

test('a broken download goes on where it broke', async () => {
  const { registry, store, ref, file, content } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  let broken = 0;
  registry.interfere = (request, response) => {
    if (request.method !== 'GET' || broken > 0) return false;
    broken++;
    response.writeHead(200, { 'content-length': ref.size });
    response.write(content.subarray(0, 1_000_000), () => response.destroy());
    return true;
  };
  expect(digestOf(await store.readBytes(ref))).toBe(ref.digest);
  expect(broken).toBe(1);
});

test('a server in trouble is asked again, an upload from its beginning', async () => {
  const { registry, store, ref, file } = await setUp();
  const failed = new Set<string>();
  registry.interfere = (request, response) => {
    const method = request.method ?? '';
    if (failed.has(method)) return false;
    failed.add(method);
    request.resume();
    response.writeHead(503, { 'retry-after': '0' }).end();
    return true;
  };
  await store.writeBlobs(batchOf(ref, { file }));
  expect([...failed].sort()).toEqual(['HEAD', 'POST', 'PUT']);
  expect(registry.blobs.has(ref.digest)).toBe(true);
});

test('a file that changed is not stored', async () => {
  const { registry, store, ref, file } = await setUp();
  writeFileSync(file, randomBytes(3_000_000));
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(/changed while it was being stored/);
  expect(registry.blobs.size).toBe(0);
  writeFileSync(file, 'short');
  await expect(store.writeBlobs(batchOf(ref, { file }))).rejects.toThrow(/changed while it was being stored/);
});

test.each(['basic', 'bearer'] as const)('signs in where it is asked to (%s)', async (scheme) => {
  const { registry, store, ref, file } = await setUp({ account: 'ada:secret', scheme }, ADA);
  await store.writeBlobs(batchOf(ref, { file }));
  expect(digestOf(await store.readBytes(ref))).toBe(ref.digest);
  const sent = new Set(registry.authorizations);
  const basic = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
  expect(sent).toEqual(new Set(scheme === 'basic' ? [basic] : [basic, 'Bearer pull', 'Bearer push']));
});

test.each(['basic', 'bearer'] as const)('says that it is not let in (%s)', async (scheme) => {
  const { store, ref } = await setUp({ account: 'ada:secret', scheme }, { ...ADA, password: 'wrong' });
  await expect(store.hasBlob(ref)).rejects.toThrow(
    /does not let this step read team\/models \(401\)\. Check SLIPWAY_OCI_USER/,
  );
});

test('a password for other registries is not sent', async () => {
  const { registry, store, ref } = await setUp({ account: 'ada:secret' }, { ...ADA, hosts: ['ghcr.io'] });
  await expect(store.hasBlob(ref)).rejects.toThrow(/does not let this step read/);
  expect(registry.authorizations).toEqual([]);
});

test.each([
  ['another port', (host: string) => host],
  ['another address', (host: string) => host.replace('127.0.0.1', '127.0.0.2')],
])('a password is not sent to a token server on %s, unless it is named', async (_case, place) => {
  const elsewhere = await startRegistry({ account: 'ada:secret' });
  const realm = `http://${place(elsewhere.host)}/token`;
  const options = { account: 'ada:secret', scheme: 'bearer', realm } as const;
  const { store, ref } = await setUp(options, ADA);
  await expect(store.hasBlob(ref)).rejects.toThrow(/no password is sent there.*"registry-realm"/);
  expect(elsewhere.authorizations).toEqual([]);
  if (!realm.includes('127.0.0.1')) return;
  const named = await setUp(options, ADA, realm);
  expect(await named.store.hasBlob(ref)).toBe(false);
  expect(elsewhere.authorizations).toHaveLength(1);
});

test.each([
  ['a page', '<html>Sign in</html>', 'something that is no JSON object'],
  ['nothing', '', 'something that is no JSON object'],
  ['a list', '[]', 'JSON without a usable "token"'],
  ['no token', '{"expires_in":300}', 'JSON without a usable "token"'],
  ['a token that cannot be sent', '{"token":"a\\nb"}', 'JSON without a usable "token"'],
])('a token server that answers with %s is told in a sentence', async (_case, body, what) => {
  const { registry, store, ref } = await setUp({ account: 'ada:secret', scheme: 'bearer' }, ADA);
  registry.interfere = ({ url = '' }, response) => {
    if (!url.startsWith('/token')) return false;
    response.writeHead(200).end(body);
    return true;
  };
  await expect(store.hasBlob(ref)).rejects.toThrow(
    `The registry's token server http://${registry.host}/token answers with ${what}. Check the store's address`,
  );
});

test('a refusal says why no password was sent', async () => {
  const elsewhere = 'It goes to ghcr.io alone: set another.';
  const access = { ...ADA, hosts: ['ghcr.io'], elsewhere };
  const { registry, store, ref } = await setUp({ account: 'ada:secret' }, access);
  await expect(store.hasBlob(ref)).rejects.toThrow(
    `The registry ${registry.host} does not let this step read team/models (401). ${elsewhere}`,
  );
  const known = await setUp(
    { account: 'ada:secret' },
    { ...access, password: 'wrong', hosts: [registry.host] },
  );
  await expect(known.store.hasBlob(known.ref)).rejects.toThrow(elsewhere);
});

test('a token server that does not stop is refused', async () => {
  const { registry, store, ref } = await setUp({ account: 'ada:secret', scheme: 'bearer' }, ADA);
  registry.interfere = ({ url = '' }, response) => {
    if (!url.startsWith('/token')) return false;
    pour(response.writeHead(200), `{"token":"${'x'.repeat(10_000)}`);
    return true;
  };
  await expect(store.hasBlob(ref)).rejects.toThrow(/\/token answers with more than 262144 bytes/);
});

test('a list of tags that does not stop is refused, as a page and as pages', async () => {
  const { registry, store } = await setUp();
  registry.interfere = (_request, response) => {
    pour(response.writeHead(200), `{"tags":["${'x'.repeat(100_000)}`);
    return true;
  };
  await expect(listItems(store)).rejects.toThrow(/\/tags\/list answers with more than 16777216 bytes/);
  registry.interfere = (_request, response) => {
    response.writeHead(200, { link: '</v2/team/models/tags/list?last=a>; rel="next"' });
    response.end('{"tags":[]}');
    return true;
  };
  await expect(listItems(store)).rejects.toThrow(/has more than 1000 pages, or leads back to itself/);
});

test('a list of tags that breaks off is asked for again', async () => {
  const { registry, store, ref, file } = await setUp();
  await store.writeBlobs(batchOf(ref, { file }));
  let broken = 0;
  registry.interfere = ({ url = '' }, response) => {
    if (!url.includes('/tags/list') || broken++ > 0) return false;
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"tags":[', () => response.destroy());
    return true;
  };
  expect(await listItems(store)).toHaveLength(1);
});

test('an upload at another host is not shown what lets us in', async () => {
  const elsewhere = await startRegistry();
  const { registry, store, ref, file } = await setUp({ account: 'ada:secret' }, ADA);
  registry.interfere = (request, response) => {
    if (request.method !== 'POST' || !request.headers.authorization) return false;
    const location = `http://${elsewhere.host}/v2/team/models/blobs/uploads/x`;
    response.writeHead(202, { location }).end();
    return true;
  };
  await store.writeBlobs(batchOf({ ...ref }, { file })).catch(() => undefined);
  expect(elsewhere.blobs.has(ref.digest)).toBe(true);
  expect(elsewhere.authorizations).toEqual([]);
});

test.each([
  ['Basic realm="x"', { scheme: 'basic' }],
  [
    'Bearer realm="https://a/t",service="s",scope="repository:x:pull,push"',
    { scheme: 'bearer', realm: 'https://a/t', parameters: { service: 's', scope: 'repository:x:pull,push' } },
  ],
  ['Digest realm="x"', undefined],
  ['Bearer service="s"', undefined],
  [null, undefined],
])('reads the challenge %s', (header, expected) => {
  expect(parseChallenge(header)).toEqual(expected);
});

test.each([
  'oci://',
  'oci://host',
  'oci://host/',
  'oci://host/name:tag',
  'oci://ho st/name',
  'oci://host/-x',
  'oci:///x',
])('refuses the address %s', async (url) => {
  const opening = openStore(url, { directory: '/', credentials: {}, log: silentLogger });
  await expect(opening).rejects.toThrow(/Write oci:\/\/host\/repository/);
});

async function listItems(store: Store): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for await (const item of store.list()) items.push(item);
  return items;
}

test('lists what it keeps, page by page, and passes over the tags of others', async () => {
  const { registry, store, ref, file } = await setUp();
  expect(await listItems(store)).toEqual([]);
  await store.writeBlobs(batchOf(ref, { file }));
  const built = await buildBundle({ files: { 'a.bin': file }, annotations: {} });
  await publishBundle(store, built);
  await store.attach(
    {
      digest: built.digest,
      size: built.manifest.length,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
    },
    { type: 'application/vnd.test', bytes: Buffer.from('said'), annotations: {} },
  );
  registry.manifests.set('latest', Buffer.from('{}'));
  const items = await listItems(store);
  const short = (digest: string) => digest.slice(7, 19);
  expect(items.map(({ name }) => name).sort()).toEqual(
    [`blob-${short(ref.digest)}`, `bundle-${short(built.digest)}`, built.digest.replace(':', '-')].sort(),
  );
  const blob = items.find(({ name }) => name.startsWith('blob-'));
  expect(blob).toMatchObject({ keys: [`blobs/sha256/${ref.digest.slice(7)}`], modified: null });
  expect(blob?.size).toBeGreaterThan(ref.size);
});
