import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll } from 'vitest';
import { answerBlob } from './artifact-service-blobs.ts';
import {
  JOB,
  METHODS,
  type MethodInput,
  refuse,
  type ServiceAnswer,
  type ServiceState,
  type StoredArtifact,
} from './artifact-service-methods.ts';
import { REQUEST_SCHEMAS } from './artifact-service-schemas.ts';

/** A stand-in for the runner's artifact service, on loopback, closed after the test file. */
export interface ArtifactService {
  url: string;
  /** What the runner puts into a step's environment. Each `run` has its own artifacts. */
  env(run?: string): Record<string, string>;
  artifacts: StoredArtifact[];
  /** Every request as `POST CreateArtifact`, `PUT block`, … in order. */
  requests: string[];
  /** Answers the next request of this name with a status and a message, once. */
  failNext(request: string, status: number, message: string): void;
}

const PREFIX = '/twirp/github.actions.results.api.v1.ArtifactService/';

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers.splice(0)) close();
});

/**
 * Starts the service: the Twirp protocol (JSON over POST) as `@actions/artifact` 6 speaks it, every request checked
 * against the protocol's fields, and the block upload and download of an Azure blob behind signed URLs.
 */
export async function startArtifactService(): Promise<ArtifactService> {
  const state: ServiceState = {
    url: '',
    artifacts: [],
    requests: [],
    failures: new Map(),
    blocks: new Map(),
  };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => server.close().closeAllConnections());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  state.url = `http://127.0.0.1:${address.port}`;
  return {
    url: state.url,
    artifacts: state.artifacts,
    requests: state.requests,
    env: (run = 'ce7f54c7-61c7-4aae-887f-30da475f5f1a') => ({
      ACTIONS_RUNTIME_TOKEN: createToken(run),
      ACTIONS_RESULTS_URL: `${state.url}/`,
    }),
    failNext: (request, status, message) => state.failures.set(request, { status, message }),
  };
}

/** An unsigned JSON web token with the scope from which the client reads the ids of run and job. */
function createToken(run: string): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scope = `Actions.ExampleScope Actions.Results:${run}:${JOB}`;
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ scp: scope })}.c2lnbmF0dXJl`;
}

function readRun(authorization: string | undefined): string | undefined {
  const payload = authorization?.match(/^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/)?.[1];
  if (!payload) return undefined;
  return /Actions\.Results:([^:"]+):/.exec(Buffer.from(payload, 'base64url').toString())?.[1];
}

async function answer(
  state: ServiceState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', state.url);
  const body = await buffer(request);
  const name = describeRequest(request, url);
  state.requests.push(name);
  const failure = state.failures.get(name);
  state.failures.delete(name);
  const {
    status,
    body: json,
    content,
    headers,
  } = failure
    ? { status: failure.status, body: { code: 'unknown', msg: failure.message } }
    : dispatch({ state, request, url, body });
  response.writeHead(status, {
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(json === undefined ? content : JSON.stringify(json));
}

function describeRequest({ method }: IncomingMessage, { pathname, searchParams }: URL): string {
  if (pathname.startsWith(PREFIX)) return `${method} ${pathname.slice(PREFIX.length)}`;
  return `${method} ${searchParams.get('comp') ?? 'blob'}`;
}

function dispatch({
  state,
  request,
  url,
  body,
}: {
  state: ServiceState;
  request: IncomingMessage;
  url: URL;
  body: Buffer;
}): ServiceAnswer {
  if (url.pathname.startsWith('/blob/')) return answerBlob({ state, method: request.method, url, body });
  const run = readRun(request.headers.authorization);
  if (run === undefined) return refuse(401, 'unauthenticated', 'token is missing or wrong');
  const method = url.pathname.slice(PREFIX.length);
  const schema = REQUEST_SCHEMAS[method];
  if (!url.pathname.startsWith(PREFIX) || !schema || request.method !== 'POST')
    return refuse(404, 'bad_route', `no handler for ${url.pathname}`);
  const input: unknown = JSON.parse(body.toString());
  const ajv = new Ajv2020({ strict: false });
  if (!ajv.validate(schema, input)) return refuse(400, 'malformed', `${method}: ${ajv.errorsText()}`);
  return METHODS[method]?.(state, input as MethodInput) ?? refuse(404, 'bad_route', method);
}
