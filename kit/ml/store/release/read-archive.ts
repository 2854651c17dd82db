import { BLOCK_BYTES, readTarSize } from '../../../ground/files/tar.ts';
import { streamBody } from '../../../host/http/stream-body.ts';
import { collectChunks } from '../collect-chunks.ts';
import { CONTENTS_FILE, type Place, parseContents } from './contents.ts';
import type { Forge } from './forge.ts';
import { type Asset, assetUrl, openAsset } from './releases-api.ts';

/** Enough of an archive for the lists of most. */
const HEAD_BYTES = 64 * 1024;

type Span = Pick<Place, 'offset' | 'size'>;

/**
 * Some bytes of an archive, unverified, by a range request; where the server does not know those, all of it is read and
 * the rest thrown away. Fewer come where the archive ends before.
 * @returns undefined when the archive is gone
 */
export async function readSpan(
  forge: Forge,
  asset: Asset,
  { offset, size }: Span,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  return streamBody({
    url: assetUrl(forge, asset),
    log: forge.log,
    open: async (done) => {
      const left = { offset: offset + done, size: size - done };
      if (left.size === 0) return new Response(null, { status: 206 });
      const range = { first: left.offset, last: left.offset + left.size - 1 };
      const response = await openAsset(forge, asset, range);
      return response && cutOut(response, left);
    },
  });
}

/** The answer with the span's bytes alone. */
async function cutOut(response: Response, { offset, size }: Span): Promise<Response> {
  if (response.status === 416 || response.body === null) {
    await response.body?.cancel();
    return new Response(null, { status: 206 });
  }
  const skip = response.status === 206 ? 0 : offset;
  return new Response(ReadableStream.from(slice(response.body, skip, size)), { status: 206 });
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

/** The list at the head of an archive; undefined for what is none of ours. */
export async function readHead(forge: Forge, asset: Asset): Promise<Map<string, Place> | undefined> {
  const head = await readBytes(forge, asset, { offset: 0, size: Math.min(HEAD_BYTES, asset.size) });
  const name = Buffer.from(head.subarray(0, CONTENTS_FILE.length)).toString('latin1');
  const size = readTarSize(head);
  if (name !== CONTENTS_FILE || !(size <= asset.size)) return undefined;
  const isWhole = BLOCK_BYTES + size <= head.length;
  const list = isWhole
    ? head.subarray(BLOCK_BYTES, BLOCK_BYTES + size)
    : await readBytes(forge, asset, { offset: BLOCK_BYTES, size });
  return parseContents(Buffer.from(list).toString('utf8'));
}

async function readBytes(forge: Forge, asset: Asset, span: Span): Promise<Uint8Array> {
  const chunks = await readSpan(forge, asset, span);
  return chunks ? collectChunks(chunks) : new Uint8Array();
}
