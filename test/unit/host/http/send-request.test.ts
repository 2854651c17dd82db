import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { sendRequest } from '../../../../kit/host/http/send-request.ts';

const MEGABYTE = 1024 * 1024;

/** Swallows what it is sent, and says how much that was; sends on whoever asks it to. */
const server = createServer(async (request, response) => {
  let bytes = 0;
  for await (const chunk of request) bytes += chunk.length;
  if (request.url?.startsWith('/moved')) response.writeHead(307, { location: '/there' });
  response.end(`${bytes}`);
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close().closeAllConnections());

test('a stream is sent without being kept in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  async function* makeBody() {
    for (let count = 0; count < 200; count++) {
      yield Buffer.alloc(MEGABYTE, count);
      if (count % 20 !== 19) continue;
      collectGarbage();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
  }
  const headers = { 'content-length': `${200 * MEGABYTE}` };
  const response = await sendRequest({ url: `${origin}/`, method: 'PUT', headers, body: makeBody() });
  expect(await response.text()).toBe(`${200 * MEGABYTE}`);
  expect(most).toBeLessThan(50 * MEGABYTE);
});

test('a stream cannot be sent a second time, so a redirect of one is refused', async () => {
  async function* makeBody() {
    yield Buffer.from('once');
  }
  const headers = { 'content-length': '4' };
  const sending = sendRequest({ url: `${origin}/moved?token=x`, method: 'PUT', headers, body: makeBody() });
  await expect(sending).rejects.toThrow(
    `${origin}/moved redirects what is sent to it. Use the address that it redirects to.`,
  );
});

test('another body that is redirected has the redirect as its answer', async () => {
  const response = await sendRequest({ url: `${origin}/moved`, method: 'PUT', body: 'text' });
  expect(response.status).toBe(307);
});
