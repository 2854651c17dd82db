import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPublicFetch } from '../../../../kit/host/http/fetch-public.ts';
import type { OpenAddress } from '../../../../kit/host/http/open-address.ts';
import { createPublicLookup, type Resolve } from '../../../../kit/host/http/public-lookup.ts';
import { sendRequest } from '../../../../kit/host/http/send-request.ts';

const resolveTo =
  (...addresses: string[]): Resolve =>
  (_hostname, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

/** A server that counts who connects, and says nothing. */
async function startListener() {
  const listener = { port: 0, connections: 0 };
  const server = createServer((socket) => {
    listener.connections++;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  listener.port = typeof address === 'object' && address ? address.port : 0;
  return listener;
}

test.each([
  ['a private address', ['10.0.0.1']],
  ['a private address among others', ['8.8.8.8', '127.0.0.1']],
  ['this machine by IPv6', ['::1']],
])('a name with %s is refused, and nothing is connected to', async (_what, addresses) => {
  const { port } = await startListener();
  const open = createPublicFetch(createPublicLookup(resolveTo(...addresses)));
  await expect(sendRequest({ url: `https://data.example:${port}/`, open })).rejects.toThrow(
    /data\.example is not of the open Internet/,
  );
});

test('a name is looked up once, and the connection goes to the address that was looked at', async () => {
  const listener = await startListener();
  const asked: string[] = [];
  const resolve: Resolve = (hostname, options, done) => {
    asked.push(hostname);
    resolveTo('127.0.0.1')(hostname, options, done);
  };
  const open = createPublicFetch(createPublicLookup(resolve, () => true));
  await expect(sendRequest({ url: `https://data.example:${listener.port}/`, open })).rejects.toThrow();
  expect(asked).toEqual(['data.example']);
  expect(listener.connections).toBe(1);
});

test.each(['https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'http://8.8.8.8/'])(
  'the address %s is refused where a redirect leads to it',
  async (location) => {
    const guarded = createPublicFetch();
    const open: OpenAddress = async (url, init) =>
      url.hostname === 'data.example'
        ? new Response(null, { status: 302, headers: { location } })
        : guarded(url, init);
    await expect(sendRequest({ url: 'https://data.example/', open })).rejects.toThrow(
      /not of the open Internet|not https/,
    );
  },
);

test('a redirect takes no credentials to another port of the host', async () => {
  const seen: string[] = [];
  const open: OpenAddress = async (url, { headers }) => {
    seen.push(`${url.host} ${headers['authorization'] ?? '-'} ${headers['x-amz-security-token'] ?? '-'}`);
    const location = 'https://data.example:8443/x';
    return url.port === '' ? new Response(null, { status: 307, headers: { location } }) : new Response('');
  };
  const headers = { authorization: 'Basic c2VjcmV0', 'x-amz-security-token': 'secret' };
  await sendRequest({ url: 'https://data.example/', headers, open });
  expect(seen).toEqual(['data.example Basic c2VjcmV0 secret', 'data.example:8443 - -']);
});
