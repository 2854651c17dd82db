import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { explainBreak, explainStatus } from '../http/explain-http-failure.ts';
import { readBounded } from '../http/read-bounded.ts';
import { redactUrl } from '../http/redact-url.ts';
import { withRetries } from '../http/retry.ts';
import { sendRequest } from '../http/send-request.ts';

/** The longest answer that is read: tokens take a few kilobytes. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** What a token may consist of (RFC 6750, section 2.1, `b64token`, and what registries add to it). */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * The token that a registry's token server gives, for our `authorization` or for nothing; undefined when it refuses.
 * @throws ConfigurationError for an answer that holds no token
 */
export async function askToken({
  url,
  authorization,
  log,
}: {
  url: string;
  authorization: string | undefined;
  log: Logger;
}): Promise<string | undefined> {
  return withRetries(log, async () => {
    try {
      const response = await sendRequest({ url, headers: authorization ? { authorization } : {} });
      if (response.status === 200)
        return readToken(url, await readBounded(response, { url, maxBytes: MAX_ANSWER_BYTES }));
      await response.body?.cancel();
      if (response.status === 401 || response.status === 403) return undefined;
      throw explainStatus(url, response);
    } catch (error) {
      throw explainBreak(url, error);
    }
  });
}

/** The answer names it `token`, or `access_token` as OAuth does (distribution, "Token Response Fields"). */
function readToken(url: string, bytes: Buffer): string {
  const answer = parseObject(bytes.toString('utf8'));
  const token = answer?.['token'] ?? answer?.['access_token'];
  if (typeof token === 'string' && TOKEN.test(token)) return token;
  const what = answer === undefined ? 'something that is no JSON object' : 'JSON without a usable "token"';
  throw new ConfigurationError(
    'SLW_ANSWER_INVALID',
    `The registry's token server ${redactUrl(url)} answers with ${what}. Check the store's address: a sign-in page or a proxy may stand before it.`,
  );
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
