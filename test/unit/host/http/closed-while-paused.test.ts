import { createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { sendRequest } from '../../../../kit/host/http/send-request.ts';

/** Around what a stream takes before it asks its source to wait, and beyond. */
const SIZES = [0, 1, 16_383, 16_384, 65_535, 65_536, 65_537, 131_072, 200_000];

/** Answers of one kind that are asked for at once. */
const AT_ONCE = 4;

/** Answers each request with `head` and `bytes`, then ends the connection its way. */
async function startServer({ bytes, head, end }: { bytes: number; head: string; end(socket: Socket): void }) {
  const connections = { ended: 0 };
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`);
        socket.write(Buffer.alloc(bytes), () => {
          end(socket);
          connections.ended++;
        });
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, connections };
}

/** Several answers, which nobody reads before their connections have been ended and the end has been seen. */
async function askAndWait(served: Parameters<typeof startServer>[0]): Promise<Response[]> {
  const { url, connections } = await startServer(served);
  const responses = await Promise.all(Array.from({ length: AT_ONCE }, () => sendRequest({ url })));
  for (let turns = 0; connections.ended < AT_ONCE || turns < 10; turns++) await setImmediate();
  return responses;
}

test.each(SIZES)(
  'a body of %i bytes that waits to be read survives the end of its connection',
  async (bytes) => {
    for (const head of ['connection: close', `connection: close\r\ncontent-length: ${bytes}`]) {
      for (const response of await askAndWait({ bytes, head, end: (socket) => socket.end() }))
        expect((await response.arrayBuffer()).byteLength).toBe(bytes);
    }
  },
);

test.each(SIZES)('a body cut after %i bytes while it waits is refused as it is read', async (bytes) => {
  const head = `connection: close\r\ncontent-length: ${bytes + 1}`;
  for (const end of [(socket: Socket) => socket.end(), (socket: Socket) => socket.resetAndDestroy()]) {
    for (const response of await askAndWait({ bytes, head, end }))
      await expect(response.arrayBuffer()).rejects.toThrow();
  }
});
