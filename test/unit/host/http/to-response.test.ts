import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { StallError } from '../../../../kit/host/http/stall-error.ts';
import { toResponse } from '../../../../kit/host/http/to-response.ts';
import { serveHttp } from '../../../helpers/serve-http.ts';

/** The longest that a server may send nothing of a body, in milliseconds of the test's clock. */
const IDLE_MS = 1000;

/** What a server's answer becomes. */
async function ask(
  status: number,
  headers: Record<string, string | string[]>,
  body: Uint8Array = Buffer.alloc(0),
) {
  return receive((response) => response.writeHead(status, headers).end(body));
}

async function receive(answer: (response: ServerResponse) => void, method = 'GET'): Promise<Response> {
  const { port } = await serveHttp((_, response) => answer(response));
  const incoming = await new Promise<IncomingMessage>((done, fail) => {
    request({ port, method, agent: false }, done).on('error', fail).end();
  });
  return toResponse(incoming, { method, idleMs: IDLE_MS });
}

test('status, headers and body are as they came', async () => {
  const response = await ask(404, { etag: '"x"', 'x-many': ['a', 'b'] }, Buffer.from('gone'));
  expect([response.status, response.statusText]).toEqual([404, 'Not Found']);
  expect([response.headers.get('etag'), response.headers.get('x-many')]).toEqual(['"x"', 'a, b']);
  expect(await response.text()).toBe('gone');
});

test('an answer without a body has none', async () => {
  expect((await ask(304, { etag: '"x"' })).body).toBeNull();
  const headers = { 'content-encoding': 'gzip', 'content-length': '90' };
  const head = await receive((response) => response.writeHead(200, headers).end(), 'HEAD');
  expect([head.body, head.headers.get('content-length')]).toEqual([null, '90']);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('a body packed by %s is unpacked', async (coding, pack) => {
  const response = await ask(200, { 'content-encoding': coding }, pack('a\n1\n'));
  expect(await response.text()).toBe('a\n1\n');
});

test('a body that is packed wrongly fails as it is read', async () => {
  const response = await ask(200, { 'content-encoding': 'gzip' }, Buffer.from('a\n1\n'));
  await expect(response.text()).rejects.toThrow();
});

/** The test's own clock, which stands still until it is set forward. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

test.each([{}, { 'content-encoding': 'gzip' }])(
  'a body that stays away is given up (%j)',
  async (headers) => {
    const response = await receive((answer) => answer.writeHead(200, headers).flushHeaders());
    stopClock();
    const reading = response.text();
    vi.advanceTimersByTime(IDLE_MS);
    await expect(reading).rejects.toBeInstanceOf(StallError);
  },
);

test('a body that nobody asks for is not given up', async () => {
  stopClock();
  const response = await receive((answer) => answer.end(Buffer.alloc(1_000_000)));
  const reader = response.body?.getReader();
  let bytes = 0;
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    vi.advanceTimersByTime(10 * IDLE_MS);
    bytes += read.value.length;
  }
  expect(bytes).toBe(1_000_000);
});
