import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import { redactUrl } from './redact-url.ts';
import { parseRetryAfter, TransientError } from './retry.ts';
import { StallError } from './stall-error.ts';

/** Statuses that may pass: time-out, too many requests, and a server's own troubles but "not implemented". */
const TRANSIENT_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Failures of the connection that another try does not cure. */
const LASTING_CODES: Record<string, string> = {
  ENOTFOUND: 'its host name is not known. Check the address and the DNS',
  ECONNREFUSED: 'the server refuses the connection. Check the address, the port and that the server runs',
  CERT_HAS_EXPIRED: 'its certificate has expired. Renew it on the server',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "its certificate is self-signed. Name the authority's file in NODE_EXTRA_CA_CERTS of the job",
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host. Check the address',
};

/** Failures of our own disk: no answer of the server's makes them better. */
const DISK_CODES = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EISDIR', 'ENOTDIR', 'EPERM']);

/** The error for an answer that is no success: a TransientError where another try may help. */
export function explainStatus(url: string, response: Response): Error {
  const error = new ConfigurationError(
    'SLW_SERVER_REFUSED',
    `${redactUrl(url)} answers ${response.status}: ${curesOf(response)}`,
  );
  if (!TRANSIENT_STATUSES.has(response.status)) return error;
  return new TransientError(error, { waitMs: parseRetryAfter(response.headers.get('retry-after')) });
}

function curesOf({ status, statusText }: Response): string {
  if (status === 401 || status === 403) return 'it may not be read with these credentials. Check them.';
  if (status === 404 || status === 410) return 'there is no such file. Check the address.';
  if (TRANSIENT_STATUSES.has(status)) return 'the server is in trouble. Try again later.';
  return `${statusText || 'this is not the file'}. Check the address.`;
}

/**
 * What a request or a body that broke off means. own: a failure of ours, to be reported as it is, such as what the stream
 * of a body threw, or a full disk. lasting: no other try cures it. passing: another may help.
 */
export type Break =
  | { kind: 'own'; error: Error }
  | { kind: 'lasting'; cure: string }
  | { kind: 'passing'; stalledMs: number };

export function judgeBreak(error: unknown): Break {
  if (error instanceof ConfigurationError || error instanceof TransientError) return { kind: 'own', error };
  if (error instanceof Error && error.cause instanceof ConfigurationError)
    return { kind: 'own', error: error.cause };
  const code = findCode(error);
  if (error instanceof Error && DISK_CODES.has(code ?? '')) return { kind: 'own', error };
  const cure = code === undefined ? undefined : LASTING_CODES[code];
  if (cure !== undefined) return { kind: 'lasting', cure };
  return { kind: 'passing', stalledMs: error instanceof StallError ? error.waitedMs : 0 };
}

/** The error for a request or a body that broke off: a TransientError where another try may help. */
export function explainBreak(url: string, error: unknown): Error {
  const broken = judgeBreak(error);
  if (broken.kind === 'own') return broken.error;
  if (broken.kind === 'lasting')
    return new ConfigurationError('SLW_UNREACHABLE', `${redactUrl(url)} cannot be reached: ${broken.cure}.`, {
      cause: error,
    });
  return new TransientError(
    new ConfigurationError(
      'SLW_UNREACHABLE',
      `${redactUrl(url)} could not be read to its end: ${describeDeepest(error)}. Check the connection and try again.`,
      { cause: error },
    ),
    broken,
  );
}

/** Streams hide the reason in the cause of what they throw. */
function findCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isSystem = !(error instanceof ConfigurationError);
  if (isSystem && 'code' in error && typeof error.code === 'string') return error.code;
  return findCode(error.cause);
}

function describeDeepest(error: unknown): string {
  return error instanceof Error && error.cause !== undefined
    ? describeDeepest(error.cause)
    : describeError(error);
}
