import { connect, type Socket } from 'node:net';

/** What a load came to: answers 200 a second, and milliseconds from a request's send to its answer's last byte. */
export interface Load {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  failed: number;
}

interface LoadOptions {
  url: string;
  body: string;
  connections: number;
  seconds: number;
}

/**
 * Keeps one request under way on each connection for some seconds. Speaks HTTP/1.1 on bare sockets, because the client
 * shares the machine with the server and must cost little.
 */
export async function measureLoad({ url, body, connections, seconds }: LoadOptions): Promise<Load> {
  const { hostname, port, pathname } = new URL(url);
  const request = Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  const times: number[] = [];
  const count = { failed: 0 };
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const keepAsking = (socket: Socket) => askUntil({ socket, request, deadline, times, count });
  await Promise.all(
    Array.from({ length: connections }, () =>
      keepAsking(connect({ host: hostname, port: Number(port), noDelay: true })),
    ),
  );
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return {
    perSecond: times.length / elapsed,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    failed: count.failed,
  };
}

interface Asking {
  socket: Socket;
  request: Buffer;
  deadline: number;
  times: number[];
  count: { failed: number };
}

function askUntil({ socket, request, deadline, times, count }: Asking): Promise<void> {
  return new Promise((resolve) => {
    let sent = 0;
    let answer = '';
    const ask = () => {
      answer = '';
      sent = performance.now();
      socket.write(request);
    };
    socket.on('connect', ask);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (!isWhole(answer)) return;
      const now = performance.now();
      if (answer.startsWith('HTTP/1.1 200')) times.push(now - sent);
      else count.failed++;
      if (now < deadline) ask();
      else socket.end();
    });
    socket.on('error', () => {
      count.failed++;
    });
    socket.on('close', () => resolve());
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /content-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return answer.length >= end + 4 + Number(length);
}
