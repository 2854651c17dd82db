import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Statuses whose answer has no body (Fetch standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/** An answer that came over a connection of our own, as `fetch` would give it. */
export function toResponse(incoming: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage = '', headersDistinct } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  const init = { status, statusText: statusMessage, headers };
  if (!BODILESS.has(status)) return new Response(ReadableStream.from<Uint8Array>(decode(incoming)), init);
  incoming.resume();
  return new Response(null, init);
}

/** The body as `fetch` gives it, whatever it was packed with on the way: some servers pack unasked. */
function decode(incoming: IncomingMessage): AsyncIterable<Uint8Array> {
  const unpack = DECODERS[incoming.headers['content-encoding']?.toLowerCase() ?? ''];
  if (unpack === undefined) return incoming;
  const unpacked = unpack();
  // Both ends learn of what goes wrong at either; the reader of the body is told.
  pipeline(incoming, unpacked, () => {});
  return unpacked;
}

/** Codings of HTTP (RFC 9110, section 8.4.1) and Brotli's. */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
