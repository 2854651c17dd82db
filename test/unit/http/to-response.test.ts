import { createServer, get, type IncomingMessage } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { toResponse } from '../../../kit/http/to-response.ts';

/** What a server's answer becomes. */
async function ask(
  status: number,
  headers: Record<string, string | string[]>,
  body: Uint8Array = Buffer.alloc(0),
) {
  const server = createServer((_, response) => void response.writeHead(status, headers).end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const incoming = await new Promise<IncomingMessage>((done, fail) => {
    get({ port, agent: false }, done).on('error', fail);
  });
  return toResponse(incoming);
}

test('status, headers and body are as they came', async () => {
  const response = await ask(404, { etag: '"x"', 'x-many': ['a', 'b'] }, Buffer.from('gone'));
  expect([response.status, response.statusText]).toEqual([404, 'Not Found']);
  expect([response.headers.get('etag'), response.headers.get('x-many')]).toEqual(['"x"', 'a, b']);
  expect(await response.text()).toBe('gone');
});

test('an answer without a body has none', async () => {
  expect((await ask(304, { etag: '"x"' })).body).toBeNull();
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
