import { ConfigurationError } from '../errors/configuration-error.ts';
import { redactUrl } from './redact-url.ts';

/** Redirects followed before the answer counts as a loop. */
export const MAX_REDIRECTS = 10;

/** A server that sends nothing for this long is given up: 60 seconds. */
export const IDLE_TIMEOUT_MS = 60_000;

/** What may go to another origin than the one the caller named: nothing that could be a secret. */
const PORTABLE_HEADERS = new Set(['accept', 'accept-encoding', 'if-none-match', 'range', 'user-agent']);

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Asks one address, whatever it redirects to; `fetch` is one. */
export type OpenAddress = (
  url: URL,
  init: Omit<RequestInit, 'headers' | 'signal'> & {
    method: string;
    headers: Record<string, string>;
    signal?: AbortSignal;
  },
) => Promise<Response>;

export interface HttpRequest {
  url: string;
  method?: string;
  /** Sent to the origin of `url` alone, but for harmless ones, whatever it redirects to. */
  headers?: Readonly<Record<string, string>>;
  /** A stream is sent as it comes, and not sent on by a redirect: give its `content-length`. */
  body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  signal?: AbortSignal;
  /** How each address is asked, also those of redirects; `fetch` unless it is told. */
  open?: OpenAddress;
}

/**
 * The answer to one request with its redirects, whatever its status; the body is not read yet.
 * User and password of the URL become basic authorization.
 * @throws ConfigurationError for a URL that is not http(s), a redirect from https to http, or too many of them; what
 * `fetch` throws when no answer comes.
 */
export async function sendRequest({
  url,
  method = 'GET',
  headers = {},
  body,
  signal,
  open = fetch,
}: HttpRequest): Promise<Response> {
  let target = parseUrl(url);
  let sent = { ...readBasicAuthorization(target), ...lowerCase(headers) };
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    const response = await open(withoutCredentials(target), {
      method,
      headers: sent,
      // For a request that might be sent on, fetch keeps the body, and so all of a stream in memory.
      redirect: isStream(body) ? 'error' : 'manual',
      ...(body === undefined ? {} : toBody(body)),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      throw isRedirect(error) ? explainRedirect(url) : error;
    });
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null || !['GET', 'HEAD'].includes(method)) return response;
    await response.body?.cancel();
    const next = new URL(location, target);
    refuseDowngrade(target, next);
    if (next.origin !== target.origin) sent = keepPortable(sent);
    target = next;
  }
  throw new ConfigurationError(
    `${redactUrl(url)} redirects more than ${MAX_REDIRECTS} times. Use the address it should lead to.`,
  );
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') return parsed;
  throw new ConfigurationError(`"${url}" is not an http:// or https:// address. Correct it.`);
}

/** The body as `fetch` takes it: a copy, as a view of a shared buffer would be refused, or a stream. */
function toBody(body: string | Uint8Array | AsyncIterable<Uint8Array>): Pick<RequestInit, 'body' | 'duplex'> {
  if (typeof body === 'string') return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  return { body: ReadableStream.from(body), duplex: 'half' };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function readBasicAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function refuseDowngrade(from: URL, to: URL): void {
  if (to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')) return;
  throw new ConfigurationError(
    `${redactUrl(from)} redirects to ${to.protocol}//${to.host}, which is not https. Use another address.`,
  );
}

function keepPortable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => PORTABLE_HEADERS.has(name)));
}

/** What fetch says of a redirect that it is not to follow. */
function isRedirect(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message === 'unexpected redirect';
}

function explainRedirect(url: string): ConfigurationError {
  return new ConfigurationError(
    `${redactUrl(url)} redirects what is sent to it. Use the address that it redirects to.`,
  );
}

function isStream(body: HttpRequest['body']): boolean {
  return body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
}
