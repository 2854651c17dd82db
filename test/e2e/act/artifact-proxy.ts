import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A proxy on loopback in front of act's artifact server. */
export interface ArtifactProxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Mends two faults of act's artifact server: it refuses the field `mime_type` that newer clients send with
 * CreateArtifact, and it answers "unauthorized" to a signature whose `=` padding the client's URL handling cut off.
 * @param port of act's artifact server
 */
export async function startArtifactProxy(port: number): Promise<ArtifactProxy> {
  const server = createServer((incoming, response) => {
    forward(port, incoming, response).catch((error: Error) => response.writeHead(502).end(error.message));
  });
  const { port: own } = await listen(server);
  return {
    url: `http://127.0.0.1:${own}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(server.address() as AddressInfo));
  });
}

async function forward(port: number, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = incoming.url?.endsWith('/CreateArtifact') ? dropMimeType(await text(incoming)) : undefined;
  const headers = { ...incoming.headers };
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  const outgoing = request(
    { host: '127.0.0.1', port, path: padSignature(incoming.url ?? '/'), method: incoming.method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on('error', (error) => response.destroy(error));
  if (body === undefined) incoming.pipe(outgoing);
  else outgoing.end(body);
}

function dropMimeType(body: string): string {
  const { mime_type: _, mimeType: __, ...rest }: Record<string, unknown> = JSON.parse(body);
  return JSON.stringify(rest);
}

/** Base64 comes in groups of four characters; the last group is filled with `=`. */
function padSignature(path: string): string {
  return path.replace(/([?&]sig=)([^&=%]*)(?=&|$)/, (_, key: string, signature: string) => {
    return key + signature + '%3D'.repeat((4 - (signature.length % 4)) % 4);
  });
}
