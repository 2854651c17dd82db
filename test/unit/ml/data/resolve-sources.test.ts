import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Reach } from '../../../../kit/ground/reach/reach.ts';
import { openBucket } from '../../../../kit/host/s3/bucket.ts';
import { renderDvcPointer } from '../../../../kit/ml/data/dvc-pointer.ts';
import { proposeVersion } from '../../../../kit/ml/data/propose-version.ts';
import { resolveSources } from '../../../../kit/ml/data/resolve-sources.ts';
import { quotePath } from '../../../../kit/ml/data/sql-text.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

function resolve(directory: string, sources: string[], reach: Reach = { plainHttp: false }) {
  return resolveSources({
    reach,
    engine: engine(),
    sources,
    directory,
    downloads: join(directory, 'downloads'),
    openBucket: (url) =>
      openBucket({ what: 'source', url, access: { region: 'eu-west-1' }, log: silentLogger }),
    log: silentLogger,
  });
}

describe('resolveSources', () => {
  it('finds paths and globs once each, in path order, named from the project', async () => {
    const directory = join(makeTemporaryFolder('sources'), 'it [is] *');
    mkdirSync(join(directory, 'data/deep'), { recursive: true });
    for (const name of ['b.csv', 'a.csv', 'c.parquet', 'deep/d.csv'])
      writeFileSync(join(directory, 'data', name), '');
    const files = await resolve(directory, ['data/b.csv', 'data/*.csv', 'data/**/d.csv']);
    expect(files.map(({ url }) => url)).toEqual(['data/a.csv', 'data/b.csv', 'data/deep/d.csv']);
  });

  it('downloads an address, and keeps its query out of the name', async () => {
    const server = createServer((request, response) => {
      response.setHeader('etag', '"abc"').end(`a\n${request.url?.includes('key') ? 1 : 0}\n`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const directory = makeTemporaryFolder('sources');
    try {
      const [file] = await resolve(directory, [`http://127.0.0.1:${port}/x/data.csv?key=secret`], {
        plainHttp: true,
      });
      expect(file).toMatchObject({ url: `http://127.0.0.1:${port}/x/data.csv`, etag: '"abc"' });
      expect(readFileSync(file?.file ?? '', 'utf8')).toBe('a\n1\n');
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});

it('takes a named file for itself, whatever its name', async () => {
  const directory = makeTemporaryFolder('sources');
  for (const name of ['[x].csv', 'x.csv']) writeFileSync(join(directory, name), 'a\n1\n');
  const [file] = await resolve(directory, ['[[]x].csv']);
  expect(file?.url).toBe('[x].csv');
  const rows = await engine().query(
    `SELECT count(*)::INTEGER AS n FROM glob(${quotePath(file?.file ?? '')})`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});

it('refuses http:// unless it is allowed, also of this machine', async () => {
  const directory = makeTemporaryFolder('sources');
  await expect(resolve(directory, ['http://127.0.0.1:9/x?key=secret'])).rejects.toThrow(
    /^The source http:\/\/127\.0\.0\.1:9\/x is not an https:\/\/ address: .*"allow-http"/,
  );
});

describe('on a pull request', () => {
  /** A project in a workspace, and beside it what is none of a pull request's business. */
  function makeProject() {
    const root = makeTemporaryFolder('runner');
    const project = join(root, 'workspace/project');
    mkdirSync(join(project, 'data'), { recursive: true });
    mkdirSync(join(project, '.git'));
    for (const file of [
      'secret.csv',
      'workspace/other.csv',
      'workspace/project/data/a.csv',
      'workspace/project/.git/config',
    ])
      writeFileSync(join(root, file), 'a\n1\n');
    symlinkSync(join(root, 'secret.csv'), join(project, 'data/link.csv'));
    symlinkSync(join(project, 'data/a.csv'), join(project, 'data/inner.csv'));
    symlinkSync(root, join(project, 'outside'));
    const reach = { confined: { project, anchor: join(root, 'workspace') }, plainHttp: true };
    return { root, ask: (source: string) => resolve(project, [source], reach) };
  }

  it('reads regular files of the project', async () => {
    expect(await makeProject().ask('data/a.csv')).toMatchObject([{ url: 'data/a.csv' }]);
    expect(await makeProject().ask('data/a*.csv')).toMatchObject([{ url: 'data/a.csv' }]);
  });

  it.each([
    ['an absolute path', '/etc/hostname', /lies outside of the project/],
    ['a path that leads out', '../other.csv', /lies outside of the project/],
    ['a path that is not there either', '../../gone.csv', /lies outside of the project/],
    ['a pattern that leads out', '../*.csv', /lies outside of the project/],
    ['an absolute pattern', '/etc/host*', /lies outside of the project/],
    ['a link', 'data/link.csv', /is a symbolic link/],
    ['a link to a file of the project', 'data/inner.csv', /is a symbolic link/],
    ['a link among what a pattern finds', 'data/l*.csv', /is a symbolic link/],
    ['a file behind a link', 'outside/secret.csv', /lies behind the symbolic link outside/],
    ['a pattern behind a link', 'outside/*.csv', /symbolic link/],
    ['a pattern in the way', '*/secret.csv', /symbolic link outside/],
    ["Git's own folder", '.git/config', /is Git's own/],
    ['plain http', 'http://127.0.0.1:9/a.csv', /is not an https:\/\/ address\. On a pull request/],
    ['this machine', 'https://127.0.0.1:9/a.csv', /not of the open Internet/],
    ['this machine by its name', 'https://localhost:9/a.csv', /not of the open Internet/],
    ['this machine, written otherwise', 'https://2130706433/a.csv', /not of the open Internet/],
    ['this machine as IPv6', 'https://[::ffff:127.0.0.1]/a.csv', /not of the open Internet/],
    ["a cloud's own service", 'https://169.254.169.254/latest/meta-data', /not of the open Internet/],
  ])('refuses %s', async (_what, source, message) => {
    await expect(makeProject().ask(source)).rejects.toThrow(message);
  });

  it('refuses what is no regular file, on any event', async () => {
    const directory = makeTemporaryFolder('sources');
    execFileSync('mkfifo', [join(directory, 'pipe.csv')]);
    await expect(resolve(directory, ['pipe.csv'])).rejects.toThrow(/is no regular file/);
    const reach = { confined: { project: directory, anchor: directory }, plainHttp: false };
    await expect(resolve(directory, ['pipe.csv'], reach)).rejects.toThrow(/is no regular file/);
  });
});

describe('proposeVersion', () => {
  const none = { breaking: [], compatible: [] };
  it('is major for a broken contract, else minor, 1.0.0 at first', () => {
    expect(proposeVersion({ last: undefined, contract: none, other: [] }).version).toBe('1.0.0');
    expect(proposeVersion({ last: '1.4.2', contract: none, other: ['Rows changed.'] })).toEqual({
      version: '1.5.0',
      reasons: ['Rows changed.'],
    });
    expect(
      proposeVersion({ last: '1.4.2', contract: { ...none, compatible: ['x'] }, other: [] }).version,
    ).toBe('1.5.0');
    expect(proposeVersion({ last: '1.4.2', contract: { ...none, breaking: ['x'] }, other: [] }).version).toBe(
      '2.0.0',
    );
  });
});

describe('renderDvcPointer', () => {
  it('is YAML as DVC writes it', () => {
    const digest = `sha256:${'0'.repeat(64)}` as const;
    expect(renderDvcPointer('train.parquet', { digest, size: 12, md5: 'a'.repeat(32) })).toBe(
      `outs:\n- md5: ${'a'.repeat(32)}\n  size: 12\n  hash: md5\n  path: train.parquet\n`,
    );
    expect(renderDvcPointer('train.parquet', { digest, size: 12 })).toBeUndefined();
  });
});
