import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { redactUrl } from './redact-url.ts';

/**
 * The body of an answer as one piece, at most `maxBytes` long.
 * @throws ConfigurationError once more came, of which nothing more is read; what a body throws that breaks off
 */
export async function readBounded(
  { body }: Pick<Response, 'body'>,
  { url, maxBytes }: { url: string; maxBytes: number },
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes)
      throw new ConfigurationError(
        'SLW_ANSWER_INVALID',
        `${redactUrl(url)} answers with more than ${maxBytes} bytes, which no answer of this kind has. Check the address.`,
      );
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
