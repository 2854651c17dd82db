import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ForgeState } from './forge-server-state.ts';

/** Serves the bytes of an asset, or the part of them that is asked for, at most so many before the connection breaks. */
export function sendAsset(state: ForgeState, request: IncomingMessage, response: ServerResponse): void {
  const id = /^\/(?:attachments\/)?(\d+)/.exec(request.url ?? '')?.[1];
  const asset = state.releases.flatMap(({ assets }) => assets).find((entry) => `${entry.id}` === id);
  if (!asset) return void response.writeHead(404).end();
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const isPart = first !== undefined && !state.ignoresRange;
  state.downloads.push({ asset: asset.name, range: request.headers.range });
  if (isPart && Number(first) >= asset.bytes.length) return void response.writeHead(416).end();
  const bytes = isPart ? asset.bytes.subarray(Number(first), Number(last) + 1) : asset.bytes;
  response.writeHead(isPart ? 206 : 200, { 'content-length': bytes.length });
  const breaksAt = state.breaksAt;
  state.breaksAt = undefined;
  if (breaksAt === undefined || breaksAt >= bytes.length) return void response.end(bytes);
  response.write(bytes.subarray(0, breaksAt), () => response.socket?.destroy());
}

/** Starts the other host that GitHub sends downloads to; a token must never come there. */
export async function startStorage(state: ForgeState, violations: string[]): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== undefined) violations.push('the token went to another host');
    sendAsset(state, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  state.storageUrl = `http://127.0.0.1:${address.port}`;
  return () => server.close().closeAllConnections();
}
