import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type OpenAddress, openAddress } from './open-address.ts';
import { redactUrl } from './redact-url.ts';
import { isStream, type RequestBody } from './send-body.ts';

/** Redirects followed before the answer counts as a loop. */
export const MAX_REDIRECTS = 10;

/** What may go to another origin than the one the caller named: nothing that could be a secret. */
const PORTABLE_HEADERS = new Set(['accept', 'accept-encoding', 'if-none-match', 'range', 'user-agent']);

export interface HttpRequest {
  url: string;
  method?: string;
  /** Sent to the origin of `url` alone, but for harmless ones, whatever it redirects to. */
  headers?: Readonly<Record<string, string>>;
  /** A stream is sent as it comes, and not sent on by a redirect: give its `content-length`. */
  body?: RequestBody | undefined;
  signal?: AbortSignal | undefined;
  /** How long the server may send nothing, in milliseconds; what suits the method unless it is told. */
  idleTimeoutMs?: number | undefined;
  /** How each address is asked, also those of redirects. */
  open?: OpenAddress | undefined;
}

/**
 * The answer to one request with its redirects, whatever its status; the body is not read yet.
 * User and password of the URL become basic authorization.
 * @throws ConfigurationError for a URL that is not http(s), a redirect from https to http, or too many of them; what
 * Node throws when no answer comes, and a StallError for a server that says nothing.
 */
export async function sendRequest({
  url,
  method = 'GET',
  headers = {},
  body,
  signal,
  idleTimeoutMs,
  open = openAddress,
}: HttpRequest): Promise<Response> {
  let target = parseUrl(url);
  let sent = { ...readBasicAuthorization(target), ...lowerCase(headers) };
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    const address = withoutCredentials(target);
    const response = await open(address, { method, headers: sent, body, signal, idleTimeoutMs });
    const location = readRedirect(response);
    if (location === null || !(isStream(body) || ['GET', 'HEAD'].includes(method))) return response;
    await response.body?.cancel();
    if (isStream(body)) throw explainRedirect(url);
    const next = new URL(location, target);
    refuseDowngrade(target, next);
    if (next.origin !== target.origin) sent = keepPortable(sent);
    target = next;
  }
  throw new ConfigurationError(
    'SLW_ADDRESS_REFUSED',
    `${redactUrl(url)} redirects more than ${MAX_REDIRECTS} times. Use the address it should lead to.`,
  );
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') return parsed;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `"${url}" is not an http:// or https:// address. Correct it.`,
  );
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
    'SLW_ADDRESS_REFUSED',
    `${redactUrl(from)} redirects to ${to.protocol}//${to.host}, which is not https. Use another address.`,
  );
}

function keepPortable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => PORTABLE_HEADERS.has(name)));
}

/** Where an answer sends us on to, as it says it; null where it does not. */
export function readRedirect({ status, headers }: Response): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null;
}

/** The error for a redirect of what cannot be sent a second time, or not to another place. */
export function explainRedirect(url: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ADDRESS_REFUSED',
    `${redactUrl(url)} redirects what is sent to it. Use the address that it redirects to.`,
  );
}
