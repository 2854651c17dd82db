import type { Logger } from '../../../ground/log/logger.ts';
import { explainBreak, explainStatus } from '../../../host/http/explain-http-failure.ts';
import { withRetries } from '../../../host/http/retry.ts';
import { sendRequest } from '../../../host/http/send-request.ts';
import type { StoreCredentials } from '../store.ts';
import { StoreRefusalError } from '../store-refusal-error.ts';
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

/** Talks to one registry and carries what it asks for to let us in. */
export interface Session {
  request(request: RegistryRequest): Promise<Response>;
}

export interface SessionOptions {
  address: RepositoryAddress;
  credentials: StoreCredentials['oci'];
  /** The token server that the user named. */
  realm?: string | undefined;
  log: Logger;
}

/** Starts a session; nothing is sent before the first request, and no password before the registry asks for one. */
export function openSession(options: SessionOptions): Session {
  const { address, log } = options;
  /** What let us in last, for reading and for writing. */
  const granted = new Map<string, string>();
  const send = async (request: RegistryRequest): Promise<Response> => {
    const purpose = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
    const first = await sendOnce(address, request, granted.get(purpose));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    const authorization = await answerChallenge(
      options,
      parseChallenge(first.headers.get('www-authenticate')),
    );
    if (authorization === undefined) throw explainRefusal(address, 401, purpose);
    granted.set(purpose, authorization);
    return sendOnce(address, request, authorization);
  };
  return {
    request: (request) => {
      const attempt = async () => check(address, request, await send(request));
      return request.once ? attempt() : withRetries(log, attempt);
    },
  };
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
  address: RepositoryAddress,
  { method, url, answers }: RegistryRequest,
  response: Response,
): Promise<Response> {
  if (answers.includes(response.status)) return response;
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403)
    throw explainRefusal(address, response.status, method === 'GET' || method === 'HEAD' ? 'read' : 'write');
  throw explainStatus(new URL(url, address.origin).href, response);
}

function explainRefusal({ host, repository }: RepositoryAddress, status: number, purpose: string): Error {
  const permission = host === 'ghcr.io' ? `, and give the job the permission "packages: ${purpose}"` : '';
  return new StoreRefusalError(
    `The registry ${host} does not let this step ${purpose} ${repository} (${status}). Check SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD${permission}.`,
  );
}

/** What to send as `Authorization`; undefined when the registry wants something we do not have. */
async function answerChallenge(
  { address, credentials, realm, log }: SessionOptions,
  challenge: Challenge | undefined,
): Promise<string | undefined> {
  const { host } = address;
  const mayUse = credentials && (credentials.hosts === undefined || credentials.hosts.includes(host));
  const basic = mayUse
    ? `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`
    : undefined;
  if (challenge?.scheme !== 'bearer') return challenge && basic;
  // Brings the list of public suffixes, 0.2 MB that only registries need.
  const { tokenUrl } = await import('./realm.ts');
  const url = tokenUrl({ challenge, registry: address, named: realm });
  const token = await askToken({ url, authorization: basic, log });
  return token && `Bearer ${token}`;
}
