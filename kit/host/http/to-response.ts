import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { StallError } from './stall-error.ts';

/** Statuses whose answer has no body (Fetch standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/**
 * An answer that came over a connection of our own, as `fetch` would give it. A body that is cancelled closes its
 * connection; reading one that broke off, or that stays away for `idleMs` milliseconds, is an error.
 * @throws RangeError for a status that is none of HTTP's
 */
export function toResponse(
  incoming: IncomingMessage,
  { method, idleMs }: { method: string; idleMs: number },
): Response {
  const { statusCode: status = 0, statusMessage = '', headersDistinct } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  const init = { status, statusText: statusMessage, headers };
  if (method !== 'HEAD' && !BODILESS.has(status))
    return new Response(toStream(decode(incoming), idleMs), init);
  incoming.on('error', () => {}).resume();
  return new Response(null, init);
}

/** The body in pieces, each read when it is asked for. */
function toStream(body: Readable, idleMs: number): ReadableStream<Uint8Array> {
  // Whoever reads is told what went wrong; where nobody reads, that is nobody's.
  const chunks: AsyncIterator<Uint8Array> = body.on('error', () => {})[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const timer = setTimeout(() => body.destroy(new StallError(idleMs)), idleMs);
        const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void body.destroy(),
    },
    { highWaterMark: 0 },
  );
}

/** The body as `fetch` gives it, whatever it was packed with on the way: some servers pack unasked. */
function decode(incoming: IncomingMessage): Readable {
  const unpack = DECODERS[incoming.headers['content-encoding']?.toLowerCase() ?? ''];
  if (unpack === undefined) return incoming;
  // Both ends learn of what goes wrong at either; the reader of the body is told.
  return pipeline(incoming, unpack(), () => {});
}

/** Codings of HTTP (RFC 9110, section 8.4.1) and Brotli's. */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
