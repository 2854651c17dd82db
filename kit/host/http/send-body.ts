import type { ClientRequest } from 'node:http';

/** What is sent: whole, or as it comes. */
export type RequestBody = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Whether a body comes in pieces, once. */
export function isStream(body: RequestBody | undefined): body is AsyncIterable<Uint8Array> {
  return body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
}

/**
 * Sends the body and ends the request: with the length that its headers state, else in chunks where it is a stream. What
 * goes wrong with a stream ends the request, which says so.
 */
export function sendBody(request: ClientRequest, body: RequestBody | undefined): void {
  if (!isStream(body)) return void request.end(body);
  const length = request.getHeader('content-length');
  const chunks = length === undefined ? body : holdLength(body, Number(length));
  sendChunks(request, chunks).catch((error: unknown) =>
    request.destroy(error instanceof Error ? error : new Error('The body failed', { cause: error })),
  );
}

/** As `pipeline` of `node:stream` would, but that forgets why a source failed. */
async function sendChunks(request: ClientRequest, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (!request.destroyed && !request.write(chunk)) await untilWritable(request);
    if (request.destroyed) return;
  }
  request.end();
}

function untilWritable(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      request.off('drain', goOn).off('close', goOn);
      resolve();
    };
    request.on('drain', goOn).on('close', goOn);
  });
}

/** A server would wait for what is missing, and take what is too much for another request. */
async function* holdLength(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array, void> {
  let sent = 0;
  for await (const chunk of chunks) {
    sent += chunk.length;
    if (sent > length) break;
    yield chunk;
  }
  const found = sent > length ? `more than ${length}` : `${sent} of ${length}`;
  if (sent !== length) throw new Error(`${found} bytes were there to be sent`);
}
