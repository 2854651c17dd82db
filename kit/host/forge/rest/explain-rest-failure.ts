import { ConfigurationError, describeError } from '../../../ground/errors/configuration-error.ts';
import { parseRetryAfter, TransientError } from '../../http/retry.ts';

/** What is being done, and what it takes. */
export interface Task {
  /** Completes "… failed": `Opening a pull request`. */
  doing: string;
  /** What the job's token needs, as written under `permissions:`. */
  permission: string;
  /** The repository's setting that can forbid it as well. */
  setting?: string;
}

/** What octokit's errors hold that matters here. */
interface RestError {
  status: number;
  words: string;
  headers: Record<string, string | number | undefined>;
  /** Whether the forge answered at all. */
  answered: boolean;
}

/** The error to throw for whatever a task threw: a TransientError where another try may help. */
export function explainRestFailure({
  error,
  task,
  repository,
}: {
  error: unknown;
  task: Task;
  repository: string;
}): unknown {
  const rest = readRestError(error);
  if (rest === undefined) return error;
  const what = `${task.doing} in ${repository} failed`;
  if (!rest.answered)
    return new TransientError(
      new ConfigurationError(
        `${what}: the forge cannot be reached (${rest.words}). Check the connection and GITHUB_API_URL.`,
        { cause: error },
      ),
    );
  const explained = new ConfigurationError(`${what}: ${explainAnswer(rest, task)}`, { cause: error });
  return isTransient(rest)
    ? new TransientError(explained, { waitMs: parseRetryAfter(asText(rest.headers['retry-after'])) })
    : explained;
}

/** The status of an error that the forge answered with; undefined for any other. */
export function statusOf(error: unknown): number | undefined {
  const rest = readRestError(error);
  return rest?.answered ? rest.status : undefined;
}

/** The forge's own words, with what it found wrong in the request. */
export function wordsOf(error: unknown): string {
  return readRestError(error)?.words ?? describeError(error);
}

function explainAnswer(rest: RestError, { permission, setting }: Task): string {
  const { status, words } = rest;
  if (status === 401) return 'the token is not valid, or expired. Check the input "token".';
  if (isRateLimit(rest))
    return 'the token has used up its requests for this hour. Wait, or use another token.';
  if (status === 403 && /not permitted to create or approve pull requests/i.test(words))
    return 'GitHub Actions may not open pull requests here. Allow it in Settings > Actions > General > Workflow permissions > "Allow GitHub Actions to create and approve pull requests", or give the input "token" a token of an app or a person.';
  if (status === 403 || status === 404)
    return `the forge answers ${status} (${words}). Give the job "permissions: ${permission}", or give the input "token" a token that has it${setting ? `; ${setting}` : ''}.`;
  if (status === 410) return `the forge answers 410 (${words})${setting ? `; ${setting}` : ''}.`;
  if (status >= 500) return `the forge is in trouble (${status}: ${words}). Try again later.`;
  return `the forge refuses it (${status}: ${words}).`;
}

function isTransient(rest: RestError): boolean {
  return rest.status >= 500 || (isRateLimit(rest) && rest.headers['retry-after'] !== undefined);
}

/** GitHub answers 403 or 429 to a token without requests left, and to too many at a time. */
function isRateLimit({ status, headers, words }: RestError): boolean {
  if (status === 429) return true;
  return status === 403 && (asText(headers['x-ratelimit-remaining']) === '0' || /rate limit/i.test(words));
}

function readRestError(error: unknown): RestError | undefined {
  if (!(error instanceof Error) || error.name !== 'HttpError') return undefined;
  if (!('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error && isRecord(error.response) ? error.response : undefined;
  return {
    status: error.status,
    words:
      error.message
        .split('\n')[0]
        ?.replace(/\.$/, '')
        .replace(/ - https?:\S+$/, '') ?? '',
    headers: readHeaders(response?.['headers']),
    answered: response !== undefined,
  };
}

function readHeaders(headers: unknown): Record<string, string | number | undefined> {
  if (!isRecord(headers)) return {};
  const plain = Object.entries(headers).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(plain);
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
