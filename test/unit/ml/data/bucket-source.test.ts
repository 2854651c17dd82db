import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openBucket } from '../../../../kit/host/s3/bucket.ts';
import { resolveSources } from '../../../../kit/ml/data/resolve-sources.ts';
import { compileGlob } from '../../../../kit/ml/data/sources/glob.ts';
import { serveMemoryBucket } from '../../../helpers/memory-bucket.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

const KEYS = ['data/a.csv', 'data/b.csv', 'data/c.parquet', 'data/deep/d.csv', 'data/odd [1].csv', 'top.csv'];

async function makeBucket() {
  const bucket = await serveMemoryBucket();
  for (const key of KEYS) bucket.objects.set(key, `a\n${key}\n`);
  const directory = makeTemporaryFolder('bucket');
  const resolve = (...sources: string[]) =>
    resolveSources({
      engine: engine(),
      sources,
      directory,
      downloads: join(directory, 'downloads'),
      reach: { plainHttp: false },
      openBucket: (url) => openBucket({ what: 'source', url, access: bucket.access, log: silentLogger }),
      log: silentLogger,
    });
  return { bucket, resolve };
}

describe('a source in a bucket', () => {
  it('is an object, with its ETag', async () => {
    const { resolve } = await makeBucket();
    const [file, ...rest] = await resolve('s3://rents/data/a.csv');
    expect(rest).toEqual([]);
    expect(file).toMatchObject({ url: 's3://rents/data/a.csv', etag: '"of a data/a.csv "' });
    expect(readFileSync(file?.file ?? '', 'utf8')).toBe('a\ndata/a.csv\n');
  });

  it.each([
    ['s3://rents/data/*.csv', ['data/a.csv', 'data/b.csv', 'data/odd [1].csv']],
    ['s3://rents/data/[ab].csv', ['data/a.csv', 'data/b.csv']],
    ['s3://rents/**/*.csv', ['data/a.csv', 'data/b.csv', 'data/deep/d.csv', 'data/odd [1].csv', 'top.csv']],
    ['s3://rents/data/deep/?.csv', ['data/deep/d.csv']],
    ['s3://rents/top.csv', ['top.csv']],
  ])('%s is those that it fits, in the order of their names', async (source, keys) => {
    const { resolve } = await makeBucket();
    expect((await resolve(source, source)).map(({ url }) => url)).toEqual(
      keys.map((key) => `s3://rents/${key}`),
    );
  });

  it.each([
    ['s3://rents/data/gone.csv', /^The source s3:\/\/rents\/data\/gone\.csv does not exist\. Check/],
    ['s3://rents/data/*.txt', /^The source "s3:\/\/rents\/data\/\*\.txt" matches no object\. Check/],
    [
      's3://rents/data/',
      /^The source s3:\/\/rents\/data\/ names no object\. .* s3:\/\/rents\/data\/\*\.csv\.$/,
    ],
    ['s3://rents', /^The source s3:\/\/rents names no object/],
    ['s3://rents/data/[z-a].csv', /^The pattern of the source .* \(Range out of order .*\)\. Correct/],
    ['s3://Not_A_Bucket/a.csv', /is not the address of a bucket/],
    ['s3://rents/../other/a.csv', /is not the address of a bucket/],
    ['s3://key:secret@rents/a.csv', /\*\*\*@rents.* is not the address of a bucket/],
  ])('%s is one clear sentence', async (source, sentence) => {
    const { resolve } = await makeBucket();
    await expect(resolve(source)).rejects.toThrow(sentence);
    await expect(resolve(source)).rejects.toHaveProperty('name', 'ConfigurationError');
  });

  it('that may not be read says so', async () => {
    const { bucket, resolve } = await makeBucket();
    bucket.failWith(403);
    await expect(resolve('s3://rents/data/a.csv')).rejects.toThrow(
      /^The source s3:\/\/rents\/data\/a\.csv refuses these credentials \(403\)/,
    );
  });
});

it.each([
  ['*.csv', 'a.csv', true],
  ['*.csv', 'a/b.csv', false],
  ['*.csv', 'axcsv', false],
  ['**', 'a/b.csv', true],
  ['x/**/y.csv', 'x/y.csv', true],
  ['x/**/y.csv', 'x/a/b/y.csv', true],
  ['[!a]?.csv', 'ba.csv', true],
  ['[!a]?.csv', 'aa.csv', false],
  ['[a-c].csv', 'b.csv', true],
  ['[^]].csv', '^].csv', true],
  ['a+(b)[', 'a+(b)[', true],
  ['größe?.csv', 'größe€.csv', true],
  ['[&~].csv', '&.csv', true],
  // It would take a backtracking engine longer than anybody waits.
  [`${'*a'.repeat(8)}*b`, 'a'.repeat(1024), false],
])('the pattern %s fits %s: %s', (pattern, key, fits) => {
  expect(compileGlob(pattern).test(key)).toBe(fits);
});
