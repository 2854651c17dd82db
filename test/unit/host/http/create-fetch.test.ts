import { expect, test } from 'vitest';
import { createFetch } from '../../../../kit/host/http/create-fetch.ts';
import { serveHttp } from '../../../helpers/serve-http.ts';

const fetch = createFetch();
const POST = { method: 'POST', headers: { authorization: 'token secret' }, body: 'text' };

test('a request that changes something is sent on within its origin, as it is', async () => {
  const { url, requests } = await serveHttp(async (request, response) => {
    if (request.url === '/') return void response.writeHead(307, { location: '/renamed' }).end();
    for await (const chunk of request) response.write(`${chunk} `);
    response.end(`${request.method} ${request.headers.authorization}`);
  });
  expect(await (await fetch(url, POST)).text()).toBe('text POST token secret');
  expect(requests).toHaveLength(2);
});

test.each([
  ['to another origin', 307, 'http://127.0.0.1:1/'],
  ['so that it would be another one', 302, '/other'],
  ['in a circle', 308, '/'],
])('and is not sent on %s', async (_, status, location) => {
  const { url } = await serveHttp((_request, response) => response.writeHead(status, { location }).end());
  await expect(fetch(url, POST)).rejects.toThrow(`${url} redirects what is sent to it`);
});

test('a request that reads follows redirects, and leaves its secrets at home', async () => {
  const other = await serveHttp((request, response) => response.end(`${request.headers.authorization}`));
  const own = await serveHttp((_, response) => response.writeHead(302, { location: other.url }).end());
  const response = await fetch(own.url, { headers: POST.headers });
  expect(await response.text()).toBe('undefined');
});
