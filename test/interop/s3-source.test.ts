import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { type DataLock, DataLockSchema } from '../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { parseManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openBucket } from '../../kit/host/s3/bucket.ts';
import { writeTextObject } from '../../kit/host/s3/write-object.ts';
import { HOUSES, makeProject } from '../bundle/ingest-project.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { type Gateway, KEYS, startGateway } from './start-gateway.ts';

vi.setConfig({ testTimeout: 120_000 });

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway('rents');
  await put('houses/all.csv', HOUSES);
  const [header = '', ...rows] = HOUSES.trim().split('\n');
  await put('parts/2026-1.csv', [header, ...rows.slice(0, 300), ''].join('\n'));
  await put('parts/2026-2.csv', [header, ...rows.slice(300), ''].join('\n'));
});

function put(key: string, text: string): Promise<void> {
  const access = { ...KEYS, endpoint: gateway.endpoint };
  const bucket = openBucket({ what: 'source', url: 's3://rents', access, log: silentLogger });
  return writeTextObject(bucket, key, text);
}

async function ingest(inputs: Record<string, string>, env: Record<string, string> = gateway.env) {
  const { directory } = makeProject();
  const run = await runBundle({
    verb: 'ingest',
    inputs: { commit: 'none', 'allow-http': 'true', ...inputs },
    directory,
    env,
  });
  const readLock = (): DataLock =>
    parseManifest(DataLockSchema, readFileSync(join(directory, 'data/data.lock.json'), 'utf8'), 'lock');
  return { ...run, directory, readLock };
}

test('a table in a bucket is the data set that the same file is, and the lock says which bytes', async () => {
  const file = await ingest({});
  const whole = await ingest({ source: 's3://rents/houses/all.csv' });
  expect(whole.exitCode, whole.stdout).toBe(0);
  expect(whole.outputs['dataset-digest']).toBe(file.outputs['dataset-digest']);
  expect(whole.readLock().source).toEqual([
    {
      url: 's3://rents/houses/all.csv',
      digest: digestOf(HOUSES),
      bytes: Buffer.byteLength(HOUSES),
      etag: expect.any(String),
    },
  ]);
  const parts = await ingest({ source: 's3://rents/parts/*.csv' });
  expect(parts.outputs['dataset-digest'], parts.stdout).toBe(file.outputs['dataset-digest']);
  expect(parts.readLock().source.map(({ url }) => url)).toEqual([
    's3://rents/parts/2026-1.csv',
    's3://rents/parts/2026-2.csv',
  ]);
});

test('an additional source in a bucket is kept, and the bucket is not asked again', async () => {
  const [header = '', ...rows] = HOUSES.trim().split('\n');
  const dearer = rows.slice(0, 3).map((row) => row.replace(/^\d+/, (price) => String(Number(price) + 1)));
  await put('added/more.csv', [header, ...dearer, ''].join('\n'));
  const first = await ingest({ 'additional-source': 's3://rents/added/more.csv' });
  expect(first.exitCode, first.stdout).toBe(0);
  expect(first.readLock().source).toContainEqual(
    expect.objectContaining({ url: 's3://rents/added/more.csv', added: true }),
  );
  rmSync(join(gateway.root, 'rents/added'), { recursive: true });
  const again = await runBundle({ verb: 'ingest', inputs: { commit: 'none' }, directory: first.directory });
  expect(again.outputs['changed'], again.stdout).toBe('false');
});

test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
  [
    'a key that is not there',
    { source: 's3://rents/gone.csv' },
    {},
    /The source s3:\/\/rents\/gone\.csv does not exist/,
  ],
  [
    'wrong keys',
    { source: 's3://rents/houses/all.csv' },
    { AWS_SECRET_ACCESS_KEY: 'wrong' },
    /refuses these credentials \(403\)/,
  ],
  [
    'no keys',
    { source: 's3://rents/houses/all.csv' },
    { AWS_ACCESS_KEY_ID: '' },
    /lets nobody in without credentials \(403\)/,
  ],
  [
    'an endpoint that anybody may speak for',
    { source: 's3://rents/houses/all.csv', 'allow-http': 'false' },
    {},
    /is not an https:\/\/ address/,
  ],
])('%s is one sentence, and nothing is written', async (_what, inputs, env, sentence) => {
  const { exitCode, stdout, readLock } = await ingest(inputs, { ...gateway.env, ...env });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(sentence);
  expect(readLock).toThrow(/ENOENT/);
});
