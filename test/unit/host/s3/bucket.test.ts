import { existsSync, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isFault } from '../../../../kit/ground/errors/configuration-error.ts';
import { silentLogger as log } from '../../../../kit/ground/log/logger.ts';
import { type Bucket, openBucket } from '../../../../kit/host/s3/bucket.ts';
import { fetchObject } from '../../../../kit/host/s3/fetch-object.ts';
import { listObjects } from '../../../../kit/host/s3/list-objects.ts';
import { readObject, statObject } from '../../../../kit/host/s3/read-object.ts';
import { pour } from '../../../helpers/pour.ts';
import { serveHttp } from '../../../helpers/serve-http.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { waitFor } from '../../../helpers/wait-for.ts';

const KEYS = { accessKeyId: 'access', secretAccessKey: 'secret' };

/** The bucket `data` of a server on loopback, below the prefix `a b`, for somebody with keys or without. */
async function serveBucket(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  keys: object = KEYS,
) {
  const { url: endpoint, requests } = await serveHttp(answer);
  const access = { region: 'eu-west-1', endpoint, ...keys };
  const bucket = openBucket({ what: 'source', url: 's3://data/a b', access, log });
  return { bucket, requests };
}

async function collect(chunks: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  let text = '';
  for await (const chunk of chunks ?? []) text += Buffer.from(chunk).toString();
  return text;
}

const failureOf = (bucket: Bucket) => statObject(bucket, 'x.csv').catch((error: unknown) => error);

test.each<[number, object, RegExp]>([
  [403, KEYS, /^The source s3:\/\/data\/a b refuses these credentials \(403\)/],
  [
    403,
    {},
    /^The source s3:\/\/data\/a b lets nobody in without credentials \(403\)\. Set AWS_ACCESS_KEY_ID/,
  ],
  [301, KEYS, /^The bucket of the source s3:\/\/data\/a b is in another region than eu-west-1/],
])('an answer of %i (%j) is told of what was asked for', async (status, keys, sentence) => {
  const { bucket } = await serveBucket((_, response) => response.writeHead(status).end(), keys);
  const error = await failureOf(bucket);
  expect(isFault(error, 'SLW_STORE_REFUSED')).toBe(status === 403);
  expect(error).toHaveProperty('message', expect.stringMatching(sentence));
});

test('requests are signed by those who have keys alone', async () => {
  const signed = await serveBucket((_, response) => response.end());
  await statObject(signed.bucket, 'x.csv');
  expect(signed.requests[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=access\//);
  const open = await serveBucket((_, response) => response.end(), {});
  await statObject(open.bucket, 'x.csv');
  expect(open.requests[0]?.headers.authorization).toBeUndefined();
});

test('an object has a size and an ETag, or there is none', async () => {
  const { bucket, requests } = await serveBucket((request, response) => {
    if (request.url?.endsWith('none')) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': '7', etag: '"one"' }).end();
  });
  expect(await statObject(bucket, 'x/y.csv')).toEqual({ size: 7, etag: '"one"' });
  expect(requests[0]?.url).toBe('/data/a%20b/x/y.csv');
  expect(await statObject(bucket, 'none')).toBeUndefined();
  expect(await readObject(bucket, 'none')).toBeUndefined();
});

test('a body that breaks off goes on where it ended', async () => {
  const { bucket, requests } = await serveBucket((_, response, count) => {
    if (count === 2) return void response.writeHead(206).end('rest');
    response.writeHead(200, { 'content-length': '8' }).write('half', () => response.socket?.destroy());
  });
  expect(await collect(await readObject(bucket, 'x.csv'))).toBe('halfrest');
  expect(requests[1]?.headers.range).toBe('bytes=4-');
});

test('an object that changes while it is fetched is no file', async () => {
  const folder = makeTemporaryFolder('object');
  const file = join(folder, 'x.csv');
  // Until half of it is on the disk, the client may forget what it has read when the connection breaks.
  const isHalfThere = () => readdirSync(folder).some((name) => statSync(join(folder, name)).size === 4);
  const { bucket, requests } = await serveBucket((_, response, count) => {
    if (count === 2) return void response.writeHead(412).end();
    response.writeHead(200, { 'content-length': '8', etag: '"one"' }).write('half');
    void waitFor({ what: 'half of the object', look: () => isHalfThere() || undefined }).then(() =>
      response.socket?.destroy(),
    );
  });
  await expect(fetchObject(bucket, 'x.csv', file)).rejects.toThrow(/source s3:.* changed while it was read/);
  expect(requests[1]?.headers['if-match']).toBe('"one"');
  expect(existsSync(file)).toBe(false);
});

test('a listing is read page by page, with names as they are below the prefix', async () => {
  const page = (key: string, next: string) =>
    `<ListBucketResult>${next && `<NextContinuationToken>${next}</NextContinuationToken>`}<Contents><Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>3</Size></Contents></ListBucketResult>`;
  const { bucket, requests } = await serveBucket((request, response) => {
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('continuation-token');
    response.end(token === null ? page('a+b/gr%C3%B6%C3%9Fe.csv', 'more&amp;more') : page('a+b/y+z', ''));
  });
  const modified = new Date('2026-01-02T03:04:05Z');
  const found = [];
  for await (const object of listObjects(bucket)) found.push(object);
  expect(found).toEqual([
    { key: 'größe.csv', size: 3, modified },
    { key: 'y z', size: 3, modified },
  ]);
  expect(requests[1]?.url).toContain('continuation-token=more%26more');
});

async function countObjects(bucket: Bucket): Promise<number> {
  let count = 0;
  for await (const _ of listObjects(bucket)) count++;
  return count;
}

test('a listing that breaks off is asked for again, and one without an end is refused', async () => {
  const page = '<Contents><Key>a+b/x</Key><Size>1</Size></Contents>';
  const broken = await serveBucket((_, response, count) => {
    response.writeHead(200, { 'content-length': page.length });
    if (count > 1) response.end(page);
    else response.write(page.slice(0, 30), () => response.destroy());
  });
  expect(await countObjects(broken.bucket)).toBe(1);
  const endless = await serveBucket((_, response) => pour(response.writeHead(200), page.repeat(1000)));
  await expect(countObjects(endless.bucket)).rejects.toThrow(/answers with more than 16777216 bytes/);
});
