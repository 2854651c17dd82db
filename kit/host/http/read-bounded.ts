import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { explainBreak } from './explain-http-failure.ts';
import { redactUrl } from './redact-url.ts';

/**
 * The body of an answer as one piece, at most `maxBytes` long.
 * @throws ConfigurationError once more came, of which nothing more is read; a TransientError for a body that breaks off
 */
export async function readBounded(
  { body }: Pick<Response, 'body'>,
  { url, maxBytes }: { url: string; maxBytes: number },
): Promise<Buffer<ArrayBuffer>> {
  try {
    return await collect(body ?? ReadableStream.from([]), { url, maxBytes });
  } catch (error) {
    throw explainBreak(url, error);
  }
}

async function collect(
  body: ReadableStream<Uint8Array>,
  { url, maxBytes }: { url: string; maxBytes: number },
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
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
