import { globalAgent, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { sendRequest } from '../../../../kit/host/http/send-request.ts';
import { StallError } from '../../../../kit/host/http/stall-error.ts';
import { serveHttp } from '../../../helpers/serve-http.ts';

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** Waits until a connection to a server is free to be used again, which it is once everybody knows of its answer's end. */
async function untilKept(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  while (!globalAgent.freeSockets[`${hostname}:${port}:`]) await setImmediate();
}

/** Answers with what it was sent, and how its length was told. */
const serveEcho = () =>
  serveHttp(async (request, response) => {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    response.end(`${await readAll(request)} ${length ?? coding}`);
  });

async function* inPieces(...pieces: string[]) {
  for (const piece of pieces) yield Buffer.from(piece);
}

describe('what is sent', () => {
  test.each([
    ['a text', () => 'größer', 'größer 8'],
    ['bytes', () => Buffer.from('bytes'), 'bytes 5'],
    ['nothing', () => undefined, ' 0'],
    ['a stream', () => inPieces('one', 'two'), 'onetwo chunked'],
  ])('%s', async (_, makeBody, answer) => {
    const { url } = await serveEcho();
    const response = await sendRequest({ url, method: 'PUT', body: makeBody() });
    expect(await response.text()).toBe(answer);
  });

  test('a stream with a length comes with it', async () => {
    const { url } = await serveEcho();
    const headers = { 'Content-Length': '6' };
    const response = await sendRequest({ url, method: 'PUT', headers, body: inPieces('one', 'two') });
    expect(await response.text()).toBe('onetwo 6');
  });

  test.each([
    ['5', 'more than 5 bytes'],
    ['7', '6 of 7 bytes'],
  ])('a stream of another length than %s is an error', async (length, message) => {
    const { url } = await serveHttp(() => {});
    const headers = { 'content-length': length };
    const sending = sendRequest({ url, method: 'PUT', headers, body: inPieces('one', 'two') });
    await expect(sending).rejects.toThrow(message);
  });

  test('what goes wrong with a stream is what the sender is told', async () => {
    const { url } = await serveHttp(() => {});
    const failure = new ConfigurationError('SLW_FILE_CHANGED', 'The file changed.');
    async function* makeBody() {
      yield Buffer.from('one');
      throw failure;
    }
    await expect(sendRequest({ url, method: 'PUT', body: makeBody() })).rejects.toBe(failure);
  });

  test('a stream that is answered before its end is not read on once the answer is cancelled', async () => {
    const { url } = await serveHttp((_, response) => response.writeHead(401).write('no'));
    let isLeft = false;
    async function* makeBody() {
      try {
        for (;;) yield Buffer.alloc(65_536);
      } finally {
        isLeft = true;
      }
    }
    const response = await sendRequest({ url, method: 'PUT', body: makeBody() });
    expect(response.status).toBe(401);
    await response.body?.cancel();
    while (!isLeft) await setImmediate();
  });
});

describe('connections', () => {
  test('are kept from one request to the next', async () => {
    const { url, requests } = await serveHttp((request, response) => {
      response.writeHead(200, { 'content-length': `${request.method?.length}` }).end(request.method);
    });
    for (const method of ['GET', 'HEAD', 'PUT']) {
      await (await sendRequest({ url, method })).text();
      await untilKept(url);
    }
    expect(new Set(requests.map(({ socket }) => socket.remotePort)).size).toBe(1);
  });

  test('that the server closes as they are used again are made anew, where nothing can happen twice', async () => {
    const { url, requests } = await serveHttp((_, response, count) => {
      if (count === 2) response.socket?.resetAndDestroy();
      else response.end(`${count}`);
    });
    const ask = async (method: string) => (await sendRequest({ url, method })).text();
    expect(await ask('GET')).toBe('1');
    await untilKept(url);
    expect(await ask('GET')).toBe('3');
    await untilKept(url);
    requests.splice(1);
    await expect(ask('POST')).rejects.toThrow(/ECONNRESET|socket hang up/);
  });

  test('close when a body is cancelled, read or not', async () => {
    const sockets: Socket[] = [];
    const { url } = await serveHttp((request, response) => {
      sockets.push(request.socket);
      response.write(Buffer.alloc(1_000_000));
    });
    await (await sendRequest({ url })).body?.cancel();
    const reader = (await sendRequest({ url })).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    while (!sockets.every(({ closed }) => closed)) await setImmediate();
    expect(sockets).toHaveLength(2);
  });

  test('that cannot be made say why, also where a name has several addresses', async () => {
    const { port, server } = await serveHttp(() => {});
    await new Promise((done) => server.close(done));
    await expect(sendRequest({ url: `http://localhost:${port}/` })).rejects.toThrow(/ECONNREFUSED/);
  });

  test('bring statuses that HTTP does not have as an error', async () => {
    const { url } = await serveHttp((_, response) => response.writeHead(999).end());
    await expect(sendRequest({ url })).rejects.toThrow(/status/);
  });
});

describe('a signal', () => {
  const reason = new Error('enough');

  test('that has been given already sends nothing', async () => {
    const { url, requests } = await serveHttp((_, response) => response.end());
    await expect(sendRequest({ url, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  test('ends the wait for an answer', async () => {
    const controller = new AbortController();
    const { url } = await serveHttp(() => controller.abort(reason));
    await expect(sendRequest({ url, signal: controller.signal })).rejects.toBe(reason);
  });

  test.each([{}, { 'content-encoding': 'gzip' }])('ends a body that is being read (%j)', async (headers) => {
    const controller = new AbortController();
    const { url } = await serveHttp((_, response) => void response.writeHead(200, headers).flushHeaders());
    const response = await sendRequest({ url, signal: controller.signal });
    const reading = response.text();
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test('that comes after the end changes nothing', async () => {
    const controller = new AbortController();
    const { url } = await serveHttp((_, response) => response.end('whole'));
    const response = await sendRequest({ url, signal: controller.signal });
    expect(await response.text()).toBe('whole');
    controller.abort(reason);
  });
});

test('a server that does not begin to answer is given up', async () => {
  const { url } = await serveHttp(() => {});
  await expect(sendRequest({ url, idleTimeoutMs: 20 })).rejects.toBeInstanceOf(StallError);
});
