import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import { judgeBreak } from '../../http/explain-http-failure.ts';
import { parseRetryAfter, TransientError } from '../../http/retry.ts';
import { type RestError, readRestError } from './rest-error.ts';

/** What is being done, and what it takes. */
export interface Task {
  /** Completes "… failed": `Opening a pull request`. */
  doing: string;
  /** What the job's token needs, as written under `permissions:`. */
  permission: string;
  /** The repository's setting that can forbid it as well. */
  setting?: string;
  /** What to look at where the forge refuses the request itself, by status or for any: sentences. */
  refusals?: Readonly<Record<number, string>> & { other?: string };
}

interface Attempt {
  task: Task;
  /** `owner/name` */
  repository: string;
  hasToken: boolean;
}

/** The error to throw for whatever a task threw: a TransientError where another try may help. */
export function explainRestFailure(error: unknown, attempt: Attempt): unknown {
  const rest = readRestError(error);
  if (rest === undefined) return error;
  const what = `${attempt.task.doing} in ${attempt.repository} failed`;
  if (!rest.answered) return explainSilence(rest, { what, error });
  const text = `${what}: ${explainAnswer(rest, attempt)}`;
  const explained = isHidden(rest, attempt)
    ? new ConfigurationError('SLW_REPOSITORY_HIDDEN', text, { cause: error })
    : new ConfigurationError('SLW_FORGE_REFUSED', text, { cause: error });
  return isTransient(rest) ? new TransientError(explained, { waitMs: readWait(rest) }) : explained;
}

function explainSilence(
  { cause, words }: RestError,
  { what, error }: { what: string; error: unknown },
): Error {
  const broken = judgeBreak(cause);
  if (broken.kind === 'own') return broken.error;
  const cure =
    broken.kind === 'lasting'
      ? `: ${broken.cure}; GITHUB_API_URL holds the address`
      : '. Check the connection and GITHUB_API_URL';
  const explained = new ConfigurationError(
    'SLW_UNREACHABLE',
    `${what}: the forge cannot be reached (${words})${cure}.`,
    {
      cause: error,
    },
  );
  return broken.kind === 'lasting' ? explained : new TransientError(explained, broken);
}

function explainAnswer(rest: RestError, attempt: Attempt): string {
  const { status, words } = rest;
  const { setting, refusals } = attempt.task;
  if (status === 401) return 'the token is not valid, or expired. Check GITHUB_TOKEN, or the input "token".';
  if (isRateLimit(rest))
    return attempt.hasToken
      ? 'the token has used up its requests for this hour. Wait, or use another token.'
      : 'the forge answers few requests an hour without a token. Set GITHUB_TOKEN.';
  if (status === 403 || status === 404) return explainPermission(rest, attempt);
  if (status === 410) return `the forge answers 410 (${words})${setting ? `; ${setting}` : ''}.`;
  if (status >= 500) return `the forge is in trouble (${status}: ${words}). Try again later.`;
  const cure = refusals?.[status] ?? refusals?.other;
  return `the forge refuses it (${status}: ${words}).${cure ? ` ${cure}` : ''}`;
}

function explainPermission({ status, words }: RestError, { task, repository, hasToken }: Attempt): string {
  const { permission, setting } = task;
  if (status === 403 && /not permitted to create or approve pull requests/i.test(words))
    return 'GitHub Actions may not open pull requests here. Allow it in Settings > Actions > General > Workflow permissions > "Allow GitHub Actions to create and approve pull requests", or give the input "token" a token of an app or a person.';
  if (!hasToken)
    return `there is no public repository ${repository} (${status}: ${words}). Check its name, or set GITHUB_TOKEN to a token that may read it ("${permission}").`;
  return `the forge answers ${status} (${words}). Give the job "permissions: ${permission}", or give the input "token" a token that has it${setting ? `; ${setting}` : ''}.`;
}

function isHidden({ status }: RestError, { hasToken }: Attempt): boolean {
  return !hasToken && status === 404;
}

function isTransient(rest: RestError): boolean {
  return rest.status >= 500 || (isRateLimit(rest) && readWait(rest) !== undefined);
}

function readWait({ headers }: RestError): number | undefined {
  const header = headers['retry-after'];
  return header === undefined ? undefined : parseRetryAfter(`${header}`);
}

/** GitHub answers 403 or 429 to a token without requests left, and to too many at a time. */
function isRateLimit({ status, headers, words }: RestError): boolean {
  if (status === 429) return true;
  return status === 403 && (`${headers['x-ratelimit-remaining']}` === '0' || /rate limit/i.test(words));
}
