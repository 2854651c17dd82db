import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { LookupFunction } from 'node:net';
import { hasCode } from '../../ground/errors/configuration-error.ts';
import { isStream, type RequestBody, sendBody } from './send-body.ts';
import { StallError } from './stall-error.ts';
import { toResponse } from './to-response.ts';

/** No connection by then, and the address is given up: 10 seconds. */
const CONNECT_MS = 10_000;

/** How long a server may take to begin its answer: 60 seconds, and 5 minutes where it has to keep what it was sent. */
const ANSWER_MS = { read: 60_000, write: 300_000 } as const;

/** How long a server may send nothing of an answer that somebody waits for: 30 seconds. */
const IDLE_MS = 30_000;

/** A request to one address. */
export interface AddressRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: RequestBody | undefined;
  /** Ends the request, and the answer's body while it is read. */
  signal?: AbortSignal | undefined;
  /** How long the server may send nothing, in milliseconds, in place of the limits above. */
  idleTimeoutMs?: number | undefined;
}

/** Asks one address, whatever it redirects to. */
export type OpenAddress = (url: URL, request: AddressRequest) => Promise<Response>;

/** How connections are made. */
export interface Connecting {
  /** Those of the process unless it is told: they keep connections, and know proxies where `NODE_USE_ENV_PROXY` is set. */
  agent?: Agent | false | undefined;
  /** How names become addresses. */
  lookup?: LookupFunction;
}

/**
 * What asks an address by `node:http`, with an answer as `fetch` gives it. Node 24's own `fetch` ends the process where a
 * server closes the connection while a body waits to be read (undici 7.29, `assert(!this.paused)`).
 */
export function createOpener({ agent, lookup }: Connecting = {}): OpenAddress {
  return async function open(url, asked): Promise<Response> {
    const { method, headers, signal } = asked;
    signal?.throwIfAborted();
    const request = await startRequest(url, {
      method,
      headers: { accept: '*/*', 'user-agent': 'slipway', ...headers },
      timeout: CONNECT_MS,
      ...(agent === undefined ? {} : { agent }),
      ...(lookup ? { lookup } : {}),
    });
    try {
      return await exchange(request, asked);
    } catch (error) {
      if (mayRepeat(request, asked, error)) return open(url, asked);
      throw error;
    }
  };
}

/** Asks an address as the process is set up to. */
export const openAddress: OpenAddress = createOpener();

/** Loaded when it is needed: `node:http` takes a start 50 ms. */
async function startRequest(url: URL, options: RequestOptions): Promise<ClientRequest> {
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return request(url, options);
}

function exchange(request: ClientRequest, asked: AddressRequest): Promise<Response> {
  const { method, body, idleTimeoutMs: idleMs = IDLE_MS } = asked;
  return new Promise((resolve, reject) => {
    request.on('error', (error) => reject(pickFirst(error)));
    request.once('response', (incoming) => {
      request.setTimeout(0);
      try {
        resolve(toResponse(incoming, { method, idleMs }));
      } catch (error) {
        reject(error);
        incoming.destroy();
      }
    });
    limitWaiting(request, asked);
    endOnAbort(request, asked.signal);
    sendBody(request, body);
  });
}

function limitWaiting(request: ClientRequest, { method, idleTimeoutMs }: AddressRequest): void {
  const answerMs = idleTimeoutMs ?? ANSWER_MS[isReading(method) ? 'read' : 'write'];
  request.setTimeout(answerMs).on('timeout', () => {
    const isConnected = request.socket?.connecting === false;
    request.destroy(isConnected ? new StallError(answerMs) : createConnectError());
  });
}

function createConnectError(): Error {
  const error = new Error(`no connection came about within ${CONNECT_MS / 1000} seconds`);
  return Object.assign(error, { code: 'ETIMEDOUT' });
}

/** Ends the request, or its answer once that has begun: what reads it is told the signal's reason. */
function endOnAbort(request: ClientRequest, signal: AbortSignal | undefined): void {
  if (!signal) return;
  let current: ClientRequest | IncomingMessage = request;
  const end = () => void current.destroy(toError(signal.reason));
  signal.addEventListener('abort', end, { once: true });
  request
    .once('response', (incoming) => {
      current = incoming;
    })
    .once('close', () => signal.removeEventListener('abort', end));
}

/**
 * A server may close a kept connection in the moment in which it is used again: it did not see that request then, but
 * only what may be sent twice is asked again (RFC 9110, section 9.2.2).
 */
function mayRepeat(request: ClientRequest, { method, body }: AddressRequest, error: unknown): boolean {
  const isHarmless = isReading(method) || ((method === 'PUT' || method === 'DELETE') && !isStream(body));
  return isHarmless && request.reusedSocket && hasCode(error, 'ECONNRESET');
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Where a name has several addresses, Node's own error has no words. */
function pickFirst(error: Error): Error {
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first : error;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('The request was given up', { cause: reason });
}
