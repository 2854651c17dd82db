import { createServer } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen } from './serve-http.ts';

/**
 * A proxy on loopback, and whom it was asked for. It leads tunnels on, all of them to `port` where that is given, and
 * answers other requests itself.
 */
export async function serveProxy(port?: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('by proxy');
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const [host, ownPort] = request.url?.split(':') ?? [];
    const target = port === undefined ? { host, port: Number(ownPort) } : { host: '127.0.0.1', port };
    const onward = connect(target, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onward
      .on('error', () => socket.destroy())
      .pipe(socket.on('error', () => onward.destroy()))
      .pipe(onward);
    onTestFinished(() => void onward.destroy());
  });
  onTestFinished(() => void server.close().closeAllConnections());
  return { ...(await listen(server)), asked };
}
