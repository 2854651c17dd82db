import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server on loopback that ends with the test: its address, and the requests it was sent. */
export async function serveHttp(answer: Answer) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  onTestFinished(() => void server.close().closeAllConnections());
  return { ...(await listen(server)), server, requests };
}

/** Starts a server on a free port of loopback. */
export async function listen(
  server: Pick<Server, 'listen' | 'address'>,
): Promise<{ url: string; port: number }> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, port };
}
