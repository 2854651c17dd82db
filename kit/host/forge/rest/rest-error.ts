import { describeError } from '../../../ground/errors/configuration-error.ts';
import { isRecord, readKey } from '../../../ground/values/record.ts';

/** The most of an answer's words that are of use in a message, in characters. */
const MAX_WORDS = 300;

/** What octokit's errors hold that matters here. */
export interface RestError {
  status: number;
  /** The forge's own, in one line. */
  words: string;
  headers: Readonly<Record<string, unknown>>;
  /** Whether the forge answered at all. */
  answered: boolean;
  /** Why no answer came. */
  cause: unknown;
}

/** Reads an error of octokit's; undefined for any other. */
export function readRestError(error: unknown): RestError | undefined {
  if (!(error instanceof Error) || error.name !== 'HttpError') return undefined;
  if (!('status' in error) || typeof error.status !== 'number') return undefined;
  const response = readKey(error, 'response');
  const headers = readKey(response, 'headers');
  const words = pickWords(readKey(response, 'data')) ?? (response ? 'no reason' : error.message);
  return {
    status: error.status,
    words: words.replaceAll(/\s+/g, ' ').slice(0, MAX_WORDS).replace(/\.$/, ''),
    headers: isRecord(headers) ? headers : {},
    answered: response !== undefined,
    cause: error.cause,
  };
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

/** GitHub's message with its reasons; whatever came where that is no such answer. */
function pickWords(data: unknown): string | undefined {
  if (typeof data === 'string') return data.trim() || undefined;
  const message = readKey(data, 'message');
  if (typeof message !== 'string' || message === '') return undefined;
  const errors = readKey(data, 'errors');
  const reasons: unknown[] = Array.isArray(errors) ? errors : [];
  return [message, ...reasons.flatMap(pickReason)].join(', ');
}

function pickReason(reason: unknown): string[] {
  if (typeof reason === 'string') return [reason];
  const words = readKey(reason, 'message') ?? readKey(reason, 'code');
  return typeof words === 'string' ? [words] : [];
}
