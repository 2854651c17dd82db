import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { fetchToFile } from '../../../../kit/host/http/fetch-to-file.ts';
import { MAX_ATTEMPTS } from '../../../../kit/host/http/retry.ts';
import { MAX_REDIRECTS } from '../../../../kit/host/http/send-request.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server on loopback; its requests in order. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/data.csv`, port, requests };
}

function download(url: string, options: { headers?: Record<string, string>; etag?: string } = {}) {
  const folder = makeTemporaryFolder('http');
  const file = join(folder, 'sub', 'data.csv');
  return { file, folder, done: fetchToFile({ url, file, log: silentLogger, ...options }) };
}

async function failureOf(done: Promise<unknown>): Promise<string> {
  const error = await done.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return String(error);
}

describe('a file', () => {
  test('arrives with its digest, length and ETag', async () => {
    const content = Buffer.alloc(3_000_000, 'slipway ');
    const { url } = await serve((_, response) => response.setHeader('etag', '"one"').end(content));
    const { file, done } = download(url);
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    expect(await done).toEqual({ notModified: false, etag: '"one"', digest, bytes: 3_000_000 });
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('that did not change is not read again', async () => {
    const { url, requests } = await serve((_, response) => response.writeHead(304).end());
    const { file, done } = download(url, { etag: 'W/"one"' });
    expect(await done).toEqual({ notModified: true, etag: 'W/"one"' });
    expect(requests[0]?.headers['if-none-match']).toBe('W/"one"');
    expect(existsSync(file)).toBe(false);
  });

  test('is asked for as it is, not compressed on the way', async () => {
    const { url, requests } = await serve((_, response) => response.end('x'));
    await download(url).done;
    expect(requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('user and password of the address become basic authorization', async () => {
    const { port, requests } = await serve((_, response) => response.end('x'));
    await download(`http://ada:p%40ss@127.0.0.1:${port}/x`).done;
    const pair = Buffer.from('ada:p@ss').toString('base64');
    expect(requests[0]?.headers.authorization).toBe(`Basic ${pair}`);
  });
});

describe('redirects', () => {
  test('within an origin keep the headers, to another one drop every secret', async () => {
    const other = await serve((_, response) => response.end('x'));
    const own = await serve((request, response) => {
      const location = request.url === '/data.csv' ? '/second' : other.url;
      response.writeHead(302, { location }).end();
    });
    const headers = { Authorization: 'Bearer secret', 'X-Api-Key': 'secret', Cookie: 'a=b' };
    await download(own.url, { headers, etag: '"e"' }).done;
    expect(own.requests[1]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-api-key': 'secret' });
    expect(JSON.stringify(other.requests[0]?.headers)).not.toMatch(/secret|a=b/);
    expect(other.requests[0]?.headers['if-none-match']).toBe('"e"');
  });

  test('in a circle end', async () => {
    const { url, requests } = await serve((_, response) =>
      response.writeHead(301, { location: '/data.csv' }).end(),
    );
    expect(await failureOf(download(url).done)).toMatch(/redirects more than 10 times/);
    expect(requests).toHaveLength(MAX_REDIRECTS + 1);
  });

  test('to something that is not http are refused', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(302, { location: 'ftp://example.com/x' }).end(),
    );
    expect(await failureOf(download(url).done)).toMatch(/redirects to ftp:/);
  });
});

describe('trouble that passes', () => {
  test('503, then a broken connection, then the file', async () => {
    const { url, requests } = await serve((_, response, count) => {
      if (count === 1) response.writeHead(503, { 'retry-after': '0' }).end();
      else if (count === 2) response.socket?.destroy();
      else response.end('whole');
    });
    const { file, done } = download(url);
    expect(await done).toMatchObject({ bytes: 5 });
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(requests).toHaveLength(3);
  });

  test('a body that breaks off is never taken for the file', async () => {
    const { url } = await serve((_, response, count) => {
      response.setHeader('content-length', '5');
      if (count > 1) response.end('whole');
      else response.write('who', () => response.socket?.destroy());
    });
    const { file, done } = download(url);
    await done;
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });
});

describe('trouble that lasts leaves nothing behind', () => {
  test('a server in trouble is asked a bounded number of times', async () => {
    const { url, requests } = await serve((_, response) =>
      response.writeHead(500, { 'retry-after': '0' }).end(),
    );
    const { folder, done } = download(`${url}?signature=secret`);
    const message = await failureOf(done);
    expect(message).toMatch(/data\.csv answers 500: the server is in trouble/);
    expect(message).not.toMatch(/secret/);
    expect(requests).toHaveLength(MAX_ATTEMPTS);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('always broken off', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('content-length', '5');
      response.write('who', () => response.socket?.destroy());
    });
    const { file, done } = download(url);
    expect(await failureOf(done)).toMatch(/could not be read to its end/);
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  test('a server that says nothing', async () => {
    const { url } = await serve(() => {});
    const file = join(makeTemporaryFolder('http'), 'x');
    const done = fetchToFile({ url, file, log: silentLogger, idleTimeoutMs: 30 });
    expect(await failureOf(done)).toMatch(/the server sent nothing for too long/);
  });

  test.each([
    [401, /answers 401: it may not be read with these credentials/],
    [403, /answers 403: it may not be read with these credentials/],
    [404, /answers 404: there is no such file/],
    [410, /answers 410: there is no such file/],
    [418, /answers 418: I'm a Teapot\. Check the address/],
    [204, /answers 204/],
  ])('%i is not asked again', async (status, message) => {
    const { url, requests } = await serve((_, response) => response.writeHead(status).end());
    expect(await failureOf(download(url).done)).toMatch(message);
    expect(requests).toHaveLength(1);
  });

  test('a server that is not there', async () => {
    const { url } = await serve(() => {});
    for (const server of servers.splice(0)) server.close().closeAllConnections();
    expect(await failureOf(download(url).done)).toMatch(/cannot be reached: the server refuses/);
  });

  test('a host that is not there', async () => {
    expect(await failureOf(download('http://nowhere.invalid/x').done)).toMatch(
      /nowhere\.invalid\/x (cannot be reached: its host name is not known|could not be read to its end: getaddrinfo)/,
    );
  });

  test.each(['data.csv', 'file:///etc/passwd', 'ftp://example.com/x'])('%s is no address', async (url) => {
    expect(await failureOf(download(url).done)).toMatch(/is not an http:\/\/ or https:\/\/ address/);
  });

  test('a file that may not be written is no trouble of the server', async () => {
    const { url, requests } = await serve((_, response) => response.end('x'));
    const file = join(makeTemporaryFolder('http'), 'folder-in-the-way');
    await fetchToFile({ url, file: join(file, 'inside'), log: silentLogger });
    await expect(fetchToFile({ url, file, log: silentLogger })).rejects.toThrow(
      /holds a folder where a file should lie/,
    );
    expect(requests).toHaveLength(2);
  });
});
