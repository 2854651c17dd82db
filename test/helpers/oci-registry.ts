import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';

/** A registry on this machine that keeps everything in memory: what its tests need of OCI distribution 1.1. */
export interface TestRegistry {
  /** `127.0.0.1:port`. */
  host: string;
  blobs: Map<string, Buffer>;
  /** By digest and by tag. */
  manifests: Map<string, Buffer>;
  /** Method and path of every request. */
  requests: string[];
  /** The `authorization` headers seen, in order. */
  authorizations: string[];
  /** Answers the next request that matches instead; return true to have answered. */
  interfere: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface RegistryOptions {
  /** `user:password` it asks for; none when absent. */
  account?: string;
  scheme?: 'basic' | 'bearer';
  /** Where it sends clients for a token; itself when absent. */
  realm?: string;
}

const servers: ReturnType<typeof createServer>[] = [];

afterAll(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Starts a registry on a free port; it ends with the test file. */
export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const registry: TestRegistry = {
    host: '',
    blobs: new Map(),
    manifests: new Map(),
    requests: [],
    authorizations: [],
    interfere: () => false,
  };
  const server = createServer((request, response) => {
    answer({ registry, options, request, response }).catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  registry.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return registry;
}

interface Exchange {
  registry: TestRegistry;
  options: RegistryOptions;
  request: IncomingMessage;
  response: ServerResponse;
}

async function answer({ registry, options, request, response }: Exchange): Promise<void> {
  const { method = '', url = '', headers } = request;
  registry.requests.push(`${method} ${url}`);
  if (headers.authorization) registry.authorizations.push(headers.authorization);
  if (registry.interfere(request, response)) return;
  if (url.startsWith('/token')) return sendToken({ registry, options, request, response });
  if (!isAllowed(options, request)) return challenge({ registry, options, request, response });
  const upload = /^\/v2\/[^?]+\/blobs\/uploads\//.exec(url);
  if (method === 'POST' && upload) return send(response, 202, { location: `${url}session-1?state=a%2Fb` });
  const body = method === 'PUT' ? await readBody(request) : Buffer.alloc(0);
  const [, kind, reference = ''] = /^\/v2\/.+\/(blobs|manifests)\/([^/?]+)/.exec(url) ?? [];
  if (method === 'PUT' && upload) return keepBlob({ registry, url, body, response });
  if (method === 'PUT' && kind === 'manifests') return keepManifest({ registry, reference, body, response });
  if (url.includes('/tags/list')) return sendTags({ registry, url, response });
  const content = (kind === 'blobs' ? registry.blobs : registry.manifests).get(reference);
  if (!content) return send(response, 404, {});
  sendContent({ content, request, response });
}

function isAllowed(
  { account, scheme = 'basic' }: RegistryOptions,
  { headers, method }: IncomingMessage,
): boolean {
  if (account === undefined) return true;
  if (scheme === 'basic') return headers.authorization === `Basic ${Buffer.from(account).toString('base64')}`;
  return headers.authorization === `Bearer ${purposeOf(method)}`;
}

function purposeOf(method = ''): string {
  return method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
}

function challenge({ registry, options, request, response }: Exchange): void {
  const realm = options.realm ?? `http://${registry.host}/token`;
  const bearer = `Bearer realm="${realm}",service="test",scope="repository:team/models:${purposeOf(request.method)}"`;
  request.resume();
  send(response, 401, { 'www-authenticate': options.scheme === 'bearer' ? bearer : 'Basic realm="test"' });
}

function sendToken({ options, request, response }: Exchange) {
  const basic = `Basic ${Buffer.from(options.account ?? '').toString('base64')}`;
  if (request.headers.authorization !== basic) return send(response, 401, {});
  const scope = new URL(request.url ?? '', 'http://x').searchParams.get('scope') ?? '';
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ token: scope.split(':').at(-1) }));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface Keeping {
  registry: TestRegistry;
  body: Buffer;
  response: ServerResponse;
}

function keepBlob({ registry, url, body, response }: Keeping & { url: string }) {
  const stated = new URL(url, 'http://x').searchParams.get('digest');
  const digest = digestOf(body);
  if (stated !== digest) return send(response, 400, {});
  registry.blobs.set(digest, body);
  send(response, 201, { 'docker-content-digest': digest });
}

function keepManifest({ registry, reference, body, response }: Keeping & { reference: string }) {
  const { config, layers = [], manifests = [] } = JSON.parse(body.toString());
  const blobs = config ? [config, ...layers] : layers;
  const isMissing =
    blobs.some(({ digest }: { digest: string }) => !registry.blobs.has(digest)) ||
    manifests.some(({ digest }: { digest: string }) => !registry.manifests.has(digest));
  if (isMissing) return send(response, 400, {});
  registry.manifests.set(reference, body);
  registry.manifests.set(digestOf(body), body);
  send(response, 201, { 'docker-content-digest': digestOf(body) });
}

function sendContent({
  content,
  request,
  response,
}: { content: Buffer } & Pick<Exchange, 'request' | 'response'>) {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const part = content.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** Two tags a page, so that there is always a next one to ask for. */
function sendTags({ registry, url, response }: Omit<Keeping, 'body'> & { url: string }) {
  const last = new URL(url, 'http://x').searchParams.get('last') ?? '';
  const tags = [...registry.manifests.keys()].filter((key) => !key.includes(':') && key > last).sort();
  const page = tags.slice(0, 2);
  const next = `</v2/team/models/tags/list?n=2&last=${page.at(-1)}>; rel="next"`;
  response.writeHead(200, tags.length > page.length ? { link: next } : {});
  response.end(JSON.stringify({ name: 'team/models', tags: page }));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response.writeHead(status, { 'content-length': '0', ...headers });
  response.end();
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
