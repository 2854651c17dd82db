import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDvcPointer } from '../../../kit/data/dvc-pointer.ts';
import { proposeVersion } from '../../../kit/data/propose-version.ts';
import { resolveSources } from '../../../kit/data/resolve-sources.ts';
import { silentLogger } from '../../../kit/log/logger.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

function resolve(directory: string, sources: string[]) {
  return resolveSources({
    engine: engine(),
    sources,
    directory,
    downloads: join(directory, 'downloads'),
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
      const [file] = await resolve(directory, [`http://127.0.0.1:${port}/x/data.csv?key=secret`]);
      expect(file).toMatchObject({ url: `http://127.0.0.1:${port}/x/data.csv`, etag: '"abc"' });
      expect(readFileSync(file?.file ?? '', 'utf8')).toBe('a\n1\n');
    } finally {
      await new Promise((done) => server.close(done));
    }
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
