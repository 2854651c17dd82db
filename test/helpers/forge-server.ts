import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { afterAll, afterEach } from 'vitest';
import { checkAnswer, checkRequest, findOperation } from './forge-openapi.ts';
import { NOT_FOUND, type RouteAnswer } from './forge-server-answers.ts';
import { leaveHalf } from './forge-server-releases.ts';
import { ROUTES, UPLOAD } from './forge-server-routes.ts';
import { createState, type ForgeState } from './forge-server-state.ts';
import { sendAsset, startStorage } from './forge-server-storage.ts';

/** A request the stand-in got. */
export interface ForgeRequest {
  /** The operation's name in GitHub's description, such as `POST /repos/{owner}/{repo}/pulls`. */
  operation: string;
  query: Record<string, string>;
  body: unknown;
}

/** What the next matching requests are answered instead. */
export interface Fault {
  /** Part of the operation's name. */
  operation: string;
  /** An HTTP status, or `reset`: the connection breaks. */
  answer: number | 'reset';
  message?: string;
  headers?: Record<string, string>;
  /** How many requests, 1 by default. */
  times?: number;
  /** Matching requests that are let through before. */
  skip?: number;
  /** The request is done all the same, only its answer gets lost. */
  afterwards?: boolean;
}

export interface ForgeServerOptions {
  kind?: 'github' | 'gitea';
  /** `owner/name` */
  repository?: string;
  /** A bare repository: heads of pull requests must be branches of it. */
  remote?: string;
  /** Entries on a page at most. */
  pageSize?: number;
  /** Releases are locked once they are published. */
  immutableReleases?: boolean;
}

/** A stand-in for a forge's REST interface, on loopback, closed after the test file. */
export interface ForgeServer extends ForgeState {
  /** For `GITHUB_API_URL`. */
  apiUrl: string;
  /** The only token it takes. */
  token: string;
  requests: ForgeRequest[];
  fail(fault: Fault): void;
  /** Takes back every fault that is left. */
  recover(): void;
  /** What was said against requests and answers since the last test, taken away: without this call the test fails. */
  takeViolations(): string[];
}

interface Running {
  state: ForgeState;
  token: string;
  options: ForgeServerOptions;
  requests: ForgeRequest[];
  faults: Fault[];
  violations: string[];
}

const closers: (() => void)[] = [];
const running: Running[] = [];

afterEach(() => {
  const violations = running.flatMap((server) => server.violations.splice(0));
  if (violations.length > 0)
    throw new Error(`The forge stand-in was used wrongly:\n${violations.join('\n')}`);
});

afterAll(() => {
  running.splice(0);
  for (const close of closers.splice(0)) close();
});

/**
 * Starts the forge. Every request, and every answer as GitHub, is checked against GitHub's published description; what
 * does not fit fails the test. `kind: 'gitea'` answers as Gitea 1.26 does where it differs.
 */
export async function startForgeServer(options: ForgeServerOptions = {}): Promise<ForgeServer> {
  const state = createState(options);
  // Of its own, so that a test that finds it somewhere knows where it came from.
  const token = `ghs_${randomBytes(24).toString('hex')}`;
  const server: Running = { state, token, options, requests: [], faults: [], violations: [] };
  const listener = createServer((request, response) => {
    answer(server, request, response).catch((error: unknown) => {
      server.violations.push(`the stand-in broke: ${String(error)}`);
      response.writeHead(599).end();
    });
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => listener.close().closeAllConnections());
  running.push(server);
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  state.url = `http://127.0.0.1:${address.port}`;
  closers.push(await startStorage(state, server.violations));
  return Object.assign(state, {
    apiUrl: `${state.url}${prefixOf(options)}`,
    token,
    requests: server.requests,
    fail: (fault: Fault) => void server.faults.push({ ...fault }),
    recover: () => void server.faults.splice(0),
    takeViolations: () => server.violations.splice(0),
  });
}

function prefixOf({ kind }: ForgeServerOptions): string {
  return kind === 'gitea' ? '/api/v1' : '';
}

async function answer(server: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, token, options, violations } = server;
  const url = new URL(request.url ?? '/', state.url);
  const method = request.method ?? 'GET';
  const zip = state.artifacts[Number(/^\/artifacts\/(\d+)\.zip$/.exec(url.pathname)?.[1])]?.zip;
  if (zip) return void response.writeHead(200, { 'content-type': 'application/zip' }).end(zip);
  if (url.pathname.startsWith('/attachments/')) return sendAsset(state, request, response);
  const operation = findOperation(method, url.pathname.slice(prefixOf(options).length));
  const raw = operation?.name === UPLOAD ? await buffer(request) : undefined;
  const body: unknown =
    raw || method === 'GET' || method === 'DELETE' ? undefined : await json(request).catch(() => undefined);
  const handle = operation && ROUTES[operation.name];
  if (!operation || !handle) {
    violations.push(`${method} ${url.pathname} is not an operation that the stand-in knows`);
    return send(response, { status: 599, body: {} });
  }
  violations.push(...checkRequest(operation, url.searchParams, body));
  server.requests.push({ operation: operation.name, query: Object.fromEntries(url.searchParams), body });
  const { authorization, accept } = request.headers;
  const isAnonymous = authorization === undefined && state.isPublic && method === 'GET';
  if (authorization === undefined && !isAnonymous) return send(response, NOT_FOUND);
  if (authorization !== `token ${token}` && !isAnonymous)
    return send(response, { status: 401, body: { message: 'Bad credentials' } });
  const call = {
    state,
    parameters: operation.parameters,
    query: url.searchParams,
    body: toRecord(body),
    accept,
    isAnonymous,
    ...(raw ? { raw } : {}),
  };
  const fault = takeFault(server, operation.name);
  if (fault?.answer === 'reset' && !fault.afterwards && raw) leaveHalf(call);
  if (fault && !fault.afterwards) return sendFault(response, fault);
  const result = handle(call);
  if (options.kind !== 'gitea') violations.push(...checkAnswer(operation, result.status, result.body));
  return fault ? sendFault(response, fault) : send(response, result);
}

function toRecord(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function takeFault({ faults }: Running, operation: string): Fault | undefined {
  const matching = faults.filter((candidate) => operation.includes(candidate.operation));
  const fault = matching.find(({ skip = 0 }) => skip === 0);
  for (const candidate of matching) candidate.skip = Math.max(0, (candidate.skip ?? 0) - 1);
  if (!fault) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
  return fault;
}

function sendFault(response: ServerResponse, { answer, message = 'A fault', headers = {} }: Fault): void {
  if (answer === 'reset') response.socket?.destroy();
  else send(response, { status: answer, body: { message }, headers });
}

function send(response: ServerResponse, { status, body, headers = {} }: RouteAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
