import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkReach } from '../../../action-train/src/train/reach/check-reach.ts';
import type { ReachQuestion } from '../../../action-train/src/train/reach/reach-question.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { openStore } from '../../../kit/ml/store/open-store.ts';
import { batchOf } from '../../helpers/batch-of.ts';
import { startForgeServer } from '../../helpers/forge-server.ts';
import { makeRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const CSV = 'data/a.csv';
const TEST = Buffer.from('test');
const TEST_REF = { digest: digestOf(TEST), size: TEST.length };
/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:9';

/** What the command has: no credential, and no settings of the person who runs the tests. */
const environment = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

function ask(directory: string, changes: Partial<ReachQuestion> & { url?: string } = {}) {
  const { url = CSV, ...rest } = changes;
  return checkReach({
    directory,
    pipeline: undefined,
    lock: { source: [{ url }], splits: { test: { blob: TEST_REF } } },
    store: undefined,
    environment,
    credentials: {},
    buckets: { region: 'eu-west-1' },
    forge: { serverUrl: CLOSED, repository: '' },
    dataInGit: undefined,
    log: silentLogger,
    ...rest,
  });
}

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that gives every request this status. */
async function serve(status: number): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A clone as `sparse-checkout` of actions/checkout makes it: one commit, no blobs but those of `train/`. */
function makeSparseClone() {
  const repository = makeRepository({ [CSV]: 'x\n1\n', 'train/train.py': 'pass\n' });
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    repository.remoteGit('config', key, 'true');
  const clone = repository.clone('--depth=1', '--filter=blob:none', '--no-checkout');
  clone.git('sparse-checkout', 'set', '--no-cone', '/train/');
  clone.git('checkout', '--quiet', 'main');
  return clone;
}

describe('on the machine', () => {
  const folderWith = (...files: string[]) => makeRepositoryless(files);

  it.each<[string, string[], string, string]>([
    ['the source', [CSV], CSV, 'reachable'],
    ['a folder of a glob', [CSV], 'data/*.csv', 'reachable'],
    ['the test split', ['.slipway/data/test.parquet'], 'gs://b/a.csv', 'reachable'],
    ['nothing', [], 'gs://b/a.csv', 'unreachable'],
    ['a source on the web', [], 'https://example.com/a.csv', 'reachable'],
  ])('%s', async (_case, files, url, state) => {
    expect(await ask(folderWith(...files), { url })).toMatchObject({ state });
  });
});

describe('in Git', () => {
  it('is what a sparse clone without blobs can fetch, asked without fetching any', async () => {
    const clone = makeSparseClone();
    expect(await ask(clone.directory)).toEqual({
      state: 'reachable',
      reason:
        'The source data are in Git, and the remote "origin" gives them to the command without a credential of its own.',
    });
    expect(clone.git('rev-list', '--objects', '--missing=print', 'HEAD')).toContain('\n?');
    expect(clone.git('show', `HEAD:${CSV}`)).toBe('x\n1');
  });

  it('is what a clone holds and its work tree no longer does', async () => {
    const repository = makeRepository({ [CSV]: 'x\n1\n' });
    rmSync(join(repository.directory, CSV));
    rmSync(join(repository.directory, dirname(CSV)), { recursive: true });
    repository.commit('Gone');
    const reason = `Git holds ${CSV} in the clone beside the command.`;
    expect(await ask(repository.directory)).toEqual({ state: 'reachable', reason });
    expect(await ask(repository.directory, { url: 'data/*.csv' })).toEqual({ state: 'reachable', reason });
  });

  it('is not a source that Git never held', async () => {
    const { directory } = makeRepository();
    expect(await ask(directory, { forge: { serverUrl: CLOSED, repository: 'acme/flats' } })).toMatchObject({
      state: 'unreachable',
    });
  });

  it.each([
    [401, 'unreachable'],
    [404, 'unreachable'],
    [500, 'unknown'],
  ])('is asked of the remote, whose answer %i means %s', async (status, state) => {
    const clone = makeSparseClone();
    clone.git('remote', 'set-url', 'origin', `${await serve(status)}/acme/flats.git`);
    expect(await ask(clone.directory)).toMatchObject({ state });
  });

  it('is asked of the forge where nothing is checked out', async () => {
    const directory = makeTemporaryFolder();
    const hostedBy = (serverUrl: string) => ({ forge: { serverUrl, repository: 'acme/flats' } });
    expect(await ask(directory, hostedBy(CLOSED))).toMatchObject({ state: 'unknown' });
    expect(await ask(directory, hostedBy(await serve(401)))).toMatchObject({ state: 'unreachable' });
    expect(await ask(directory, { ...hostedBy(CLOSED), dataInGit: false })).toMatchObject({
      state: 'unreachable',
    });
    const { remote } = makeRepository();
    const [, folder = '', name = ''] = /^(.*)\/([^/]+)\.git$/.exec(remote) ?? [];
    const forge = { serverUrl: `file://${folder}`, repository: name };
    expect(await ask(directory, { forge })).toMatchObject({ state: 'reachable' });
  });
});

describe('in a bucket', () => {
  const source = { url: 's3://rents/data/a.csv' };

  it.each([
    [200, 'reachable'],
    [403, 'unreachable'],
    [404, 'unreachable'],
  ])('is a source that answers %i without a signature: %s', async (status, state) => {
    const buckets = { region: 'eu-west-1', endpoint: await serve(status) };
    expect(await ask(makeTemporaryFolder(), { ...source, buckets, dataInGit: false })).toMatchObject({
      state,
    });
  });

  it('is not known of one that nobody answers for', async () => {
    const buckets = { region: 'eu-west-1', endpoint: CLOSED };
    expect(await ask(makeTemporaryFolder(), { ...source, buckets, dataInGit: false })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining(
        'Whether the source s3://rents/data/a.csv is open to anybody could not',
      ),
    });
  });
});

describe('in the store', () => {
  const elsewhere = { url: 'gs://source/a.csv' };

  it('is a test split in a folder', async () => {
    const directory = makeTemporaryFolder();
    const store = `file://${makeTemporaryFolder('store')}`;
    expect(await ask(directory, { ...elsewhere, store })).toMatchObject({ state: 'unreachable' });
    const opened = await openStore(store, { directory, credentials: {}, log: silentLogger });
    await opened.writeBlobs(batchOf(TEST_REF, { bytes: TEST }));
    expect(await ask(directory, { ...elsewhere, store })).toMatchObject({
      state: 'reachable',
      reason: `The store ${store} gives the test split to whoever asks.`,
    });
  });

  it.each([
    [200, 'reachable'],
    [403, 'unreachable'],
    [404, 'unreachable'],
  ])('is a bucket that answers %i without a signature: %s', async (status, state) => {
    const buckets = { region: 'eu-west-1', endpoint: await serve(status) };
    expect(await ask(makeTemporaryFolder(), { ...elsewhere, store: 's3://bucket', buckets })).toMatchObject({
      state,
    });
  });

  it('is not known of a bucket that nobody answers for', async () => {
    const buckets = { region: 'eu-west-1', endpoint: CLOSED };
    expect(await ask(makeTemporaryFolder(), { ...elsewhere, store: 's3://bucket', buckets })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('could not be asked'),
    });
  });

  it('is what releases give without a token', async () => {
    const forge = await startForgeServer();
    const { apiUrl, repository, token } = forge;
    const access = (release: object) => ({ release: { apiUrl, repository, ...release } });
    const options = { directory: '/', credentials: access({ token }), log: silentLogger };
    await (await openStore('release://', options)).writeBlobs(batchOf(TEST_REF, { bytes: TEST }));
    const question = { ...elsewhere, store: 'release://', credentials: access({}) };
    expect(await ask('/tmp', question)).toMatchObject({ state: 'unreachable' });
    forge.isPublic = true;
    expect(await ask('/tmp', question)).toMatchObject({ state: 'reachable' });
    forge.fail({ operation: '/releases', answer: 403, message: 'API rate limit exceeded' });
    expect(await ask('/tmp', question)).toMatchObject({ state: 'unknown' });
  });
});

function makeRepositoryless(files: readonly string[]): string {
  const directory = makeTemporaryFolder();
  for (const file of files) {
    mkdirSync(join(directory, dirname(file)), { recursive: true });
    writeFileSync(join(directory, file), 'test');
  }
  return directory;
}

it('runs nothing that a repository in the checkout, made of plain files, names', async () => {
  const folder = makeTemporaryFolder('planted');
  const ran = join(folder, 'ran');
  const project = join(folder, 'project');
  for (const name of ['objects', 'refs']) mkdirSync(join(project, name), { recursive: true });
  writeFileSync(join(project, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(
    join(project, 'config'),
    `[core]\n bare = true\n repositoryformatversion = 0\n[remote "origin"]\n url = ${project}\n uploadpack = touch ${ran}; false\n`,
  );
  await ask(project);
  expect(existsSync(ran)).toBe(false);
});
