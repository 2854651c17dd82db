import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { objectUrl, parseBucket } from '../../../../kit/host/s3/address.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import { batchOf } from '../../../helpers/batch-of.ts';

const region = 'eu-west-1';
const KEYS = { accessKeyId: 'a', secretAccessKey: 's', region };

test.each([
  ['s3://bucket', {}, 'https://bucket.s3.eu-west-1.amazonaws.com/x/y'],
  ['s3://bucket/a/b/', {}, 'https://bucket.s3.eu-west-1.amazonaws.com/a/b/x/y'],
  ['s3://my.bucket/a', {}, 'https://s3.eu-west-1.amazonaws.com/my.bucket/a/x/y'],
  ['s3://bucket/a b', { endpoint: 'http://minio:9000/' }, 'http://minio:9000/bucket/a%20b/x/y'],
])('finds the objects of %s', (url, endpoint, expected) => {
  expect(objectUrl(parseBucket(url, 'store'), { region, ...endpoint }, 'x/y').href).toBe(expected);
});

test.each(['s3://', 's3://B', 's3://ab', 's3://bucket/../other', 's3://under_score/x'])(
  'refuses %s',
  async (url) => {
    const opening = openStore(url, { directory: '/', credentials: { s3: KEYS }, log: silentLogger });
    await expect(opening).rejects.toThrow(/Write s3:\/\/bucket\/prefix/);
  },
);

test('says that keys are missing, and that an endpoint is none', async () => {
  const open = (s3?: typeof KEYS & { endpoint?: string }) =>
    openStore('s3://bucket/x', { directory: '/', credentials: { s3 }, log: silentLogger });
  await expect(open()).rejects.toThrow(/needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/);
  const store = await open({ ...KEYS, endpoint: 'minio:9000' });
  const ref = { digest: `sha256:${'0'.repeat(64)}`, size: 1 } as const;
  await expect(store.hasBlob(ref)).rejects.toThrow(/AWS_ENDPOINT_URL is "minio:9000"/);
  await expect(
    store.writeBlobs(batchOf({ ...ref, size: 6 * 1024 ** 3 }, { bytes: new Uint8Array() })),
  ).rejects.toThrow(/AWS_ENDPOINT_URL/);
});
