import { streamBody } from '../../http/stream-body.ts';
import type { ReleaseAsset } from '../release-schemas.ts';
import type { Span } from '../releases.ts';
import type { Connection } from './connect.ts';
import { READ } from './releases.ts';
import { statusOf } from './rest-error.ts';

/**
 * Some bytes of an asset by a range request; where the server does not know those, all of it is read and the rest thrown
 * away.
 * @returns undefined when the asset is gone
 */
export async function readAsset(
  connection: Connection,
  { asset, span: { offset, size } }: { asset: ReleaseAsset; span: Span },
): Promise<AsyncIterable<Uint8Array> | undefined> {
  return streamBody({
    url: placeOf(connection, asset),
    log: connection.log,
    open: async (done) => {
      const left = { offset: offset + done, size: size - done };
      if (left.size === 0) return answerNothing();
      const response = await openAsset(connection, { asset, span: left });
      return response && cutOut(response, left);
    },
  });
}

/** The answer to a request for an asset's bytes; undefined when it is gone. */
function openAsset(
  connection: Connection,
  { asset, span: { offset, size } }: { asset: ReleaseAsset; span: Span },
): Promise<Response | undefined> {
  const range = `bytes=${offset}-${offset + size - 1}`;
  return connection.perform({ doing: `Reading ${asset.name}`, ...READ }, async (api) => {
    try {
      return await api.download(placeOf(connection, asset), { range });
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) return undefined;
      if (status === 416) return answerNothing();
      throw error;
    }
  });
}

/** GitHub gives the bytes of private assets by its interface alone, which sends us on; Gitea only where browsers get them. */
function placeOf({ kind, api }: Connection, { id, browser_download_url }: ReleaseAsset): string {
  return kind === 'gitea' ? browser_download_url : `${api}/releases/assets/${id}`;
}

function answerNothing(): Response {
  return new Response(null, { status: 206 });
}

/** The answer with the span's bytes alone. */
function cutOut({ status, body }: Response, { offset, size }: Span): Response {
  if (body === null) return answerNothing();
  const skip = status === 206 ? 0 : offset;
  return new Response(ReadableStream.from(slice(body, skip, size)), { status: 206 });
}

async function* slice(chunks: AsyncIterable<Uint8Array>, skip: number, take: number) {
  let start = skip;
  let left = take;
  for await (const chunk of chunks) {
    const piece = chunk.subarray(start, start + left);
    start = Math.max(0, start - chunk.length);
    left -= piece.length;
    if (piece.length > 0) yield piece;
    if (left === 0) return;
  }
}
