import * as Type from 'typebox';
import { parseManifest } from '../../../format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import { parseRetryAfter, TransientError } from '../../../host/http/retry.ts';
import type { Forge, ForgeRequest } from './forge.ts';
import { PrivateRepositoryError } from './private-repository-error.ts';

/** The most of an answer's words that are of use in a message, in characters. */
const MAX_WORDS = 300;

/** The error for an answer that says no: a TransientError where another try may help. */
export async function explainAnswer(
  forge: Forge,
  request: Pick<ForgeRequest, 'doing' | 'method'>,
  response: Response,
): Promise<Error> {
  const words = await readWords(response);
  const cure = findCure({ forge, request, response, words });
  const text = `${request.doing} in the store ${forge.address.url} failed: ${cure}`;
  const isHidden = forge.token === undefined && response.status === 404;
  const error = isHidden ? new PrivateRepositoryError(text) : new ConfigurationError(text);
  const waitMs = parseRetryAfter(response.headers.get('retry-after'));
  const passes = response.status >= 500 || (isRateLimit(response, words) && waitMs !== undefined);
  return passes ? new TransientError(error, { waitMs }) : error;
}

const WordsSchema = Type.Object({
  message: Type.String(),
  errors: Type.Optional(
    Type.Array(Type.Object({ message: Type.Optional(Type.String()), code: Type.Optional(Type.String()) })),
  ),
});

/** What the forge says, in one line. */
export async function readWords(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return pickWords(text).replaceAll(/\s+/g, ' ').slice(0, MAX_WORDS) || response.statusText || 'no reason';
}

/** GitHub's message with its reasons; whatever came where that is no such answer. */
function pickWords(text: string): string {
  try {
    const { message, errors = [] } = parseManifest(WordsSchema, text, 'The answer');
    return [message, ...errors.map((error) => error.message ?? error.code)].join(', ');
  } catch {
    return text;
  }
}

interface Refusal {
  forge: Forge;
  request: Pick<ForgeRequest, 'method'>;
  response: Response;
  words: string;
}

function findCure({ forge, request, response, words }: Refusal): string {
  const { status } = response;
  const { repository, kind } = forge.address;
  if (isRateLimit(response, words))
    return forge.token === undefined
      ? 'the forge answers few requests an hour without a token. Set GITHUB_TOKEN.'
      : 'the token has used up its requests for this hour. Wait, or use another token.';
  if (status === 401) return 'the token is not valid, or expired. Check GITHUB_TOKEN, or the input "token".';
  if (status === 403 || status === 404)
    return explainPermission(forge, request.method, `${status}: ${words}`);
  if (status === 413)
    return `the archive is larger than this forge takes${kind === 'gitea' ? ' (repository.release FILE_MAX_SIZE in its settings)' : ''}. Use an s3:// or oci:// store.`;
  if (status >= 500) return `the forge is in trouble (${status}: ${words}). Try again later.`;
  return `the forge refuses it (${status}: ${words}). A release needs a commit in ${repository}, and tags that no rule forbids.`;
}

function explainPermission({ address, token }: Forge, method: string, words: string): string {
  const { repository } = address;
  if (method === 'GET')
    return token === undefined
      ? `there is no public repository ${repository} (${words}). Check its name, or set GITHUB_TOKEN to a token that may read it ("contents: read").`
      : `the token may not read ${repository}, or there is none (${words}). Check its name, and give the job "permissions: contents: read".`;
  return `the token may not write releases of ${repository} (${words}). Give the job "permissions: contents: write".`;
}

/** GitHub answers 403 or 429 to a token without requests left, and to too many at a time. */
function isRateLimit({ status, headers }: Response, words: string): boolean {
  if (status === 429) return true;
  return status === 403 && (headers.get('x-ratelimit-remaining') === '0' || /rate limit/i.test(words));
}
