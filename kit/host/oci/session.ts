import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { explainBreak, explainStatus } from '../http/explain-http-failure.ts';
import { readBounded } from '../http/read-bounded.ts';
import { withRetries } from '../http/retry.ts';
import { sendRequest } from '../http/send-request.ts';
import type { RegistryAccess } from './access.ts';
import type { RepositoryAddress } from './address.ts';
import { askToken } from './ask-token.ts';
import { type Challenge, parseChallenge } from './challenge.ts';

/** One request to the registry. */
export interface RegistryRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Absolute, or relative to the registry's origin. */
  url: string;
  headers?: Record<string, string>;
  /** Made anew for every try. */
  body?: () => Uint8Array | AsyncIterable<Uint8Array>;
  /** Statuses that are answers; any other is an error. */
  answers: readonly number[];
  /** Set where a second try needs more than the same request again: the caller tries again. */
  once?: boolean;
}

/** The whole of an answer. */
export interface WholeAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Talks to one registry and carries what it asks for to let us in. */
export interface Session {
  request(request: RegistryRequest): Promise<Response>;
  /** The same with the answer's body, which is refused once it is longer than it may be. */
  read(request: RegistryRequest, maxBytes: number): Promise<WholeAnswer>;
}

export interface SessionOptions {
  address: RepositoryAddress;
  /** Without them, what is open to all can be read. */
  access: RegistryAccess | undefined;
  /** The token server that the user named. */
  realm?: string | undefined;
  log: Logger;
}

/** Starts a session; nothing is sent before the first request, and no password before the registry asks for one. */
export function openSession(options: SessionOptions): Session {
  const { address, log } = options;
  /** What let us in last, for reading and for writing. */
  const granted = new Map<Purpose, string>();
  const send = async (request: RegistryRequest): Promise<Response> => {
    const purpose = purposeOf(request);
    const first = await sendOnce(address, request, granted.get(purpose));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    const authorization = await answerChallenge(
      options,
      parseChallenge(first.headers.get('www-authenticate')),
    );
    if (authorization === undefined) throw explainRefusal(options, { status: 401, purpose });
    granted.set(purpose, authorization);
    return sendOnce(address, request, authorization);
  };
  const attempt = async (request: RegistryRequest) => check(options, request, await send(request));
  return {
    request: (request) => (request.once ? attempt(request) : withRetries(log, () => attempt(request))),
    read: (request, maxBytes) =>
      withRetries(log, async () => {
        const response = await attempt(request);
        const { href: url } = new URL(request.url, address.origin);
        const bytes = await readBounded(response, { url, maxBytes });
        return { status: response.status, headers: response.headers, bytes };
      }),
  };
}

type Purpose = 'read' | 'write';

function purposeOf({ method }: RegistryRequest): Purpose {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

async function sendOnce(
  { origin }: RepositoryAddress,
  { method, url, headers = {}, body }: RegistryRequest,
  authorization: string | undefined,
): Promise<Response> {
  const target = new URL(url, origin);
  // An upload may go to another host, which is not to see what lets us in here.
  const isOwn = authorization !== undefined && target.origin === origin;
  try {
    return await sendRequest({
      url: target.href,
      method,
      headers: { ...headers, ...(isOwn ? { authorization } : {}) },
      ...(body === undefined ? {} : { body: body() }),
    });
  } catch (error) {
    throw explainBreak(target.href, error);
  }
}

async function check(
  options: SessionOptions,
  request: RegistryRequest,
  response: Response,
): Promise<Response> {
  const { status } = response;
  if (request.answers.includes(status)) return response;
  await response.body?.cancel();
  if (status === 401 || status === 403)
    throw explainRefusal(options, { status, purpose: purposeOf(request) });
  throw explainStatus(new URL(request.url, options.address.origin).href, response);
}

function explainRefusal(
  { address: { host, repository }, access }: SessionOptions,
  { status, purpose }: { status: number; purpose: Purpose },
): Error {
  const permission = host === 'ghcr.io' ? `, and give the job the permission "packages: ${purpose}"` : '';
  const isWithheld = access !== undefined && !mayHavePassword(access, host);
  const cure =
    (isWithheld ? access.elsewhere : undefined) ??
    `Check SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD${permission}.`;
  return new ConfigurationError(
    'SLW_STORE_REFUSED',
    `The registry ${host} does not let this step ${purpose} ${repository} (${status}). ${cure}`,
  );
}

function mayHavePassword({ hosts }: RegistryAccess, host: string): boolean {
  return hosts === undefined || hosts.includes(host);
}

/** What to send as `Authorization`; undefined when the registry wants something we do not have. */
async function answerChallenge(
  { address, access, realm, log }: SessionOptions,
  challenge: Challenge | undefined,
): Promise<string | undefined> {
  const basic =
    access && mayHavePassword(access, address.host)
      ? `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`
      : undefined;
  if (challenge?.scheme !== 'bearer') return challenge && basic;
  // Brings the list of public suffixes, 0.2 MB that only registries need.
  const { tokenUrl } = await import('./realm.ts');
  const url = tokenUrl({ challenge, registry: address, named: realm });
  const token = await askToken({ url, authorization: basic, log });
  return token && `Bearer ${token}`;
}
