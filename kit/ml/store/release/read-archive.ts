import { BLOCK_BYTES, readTarSize } from '../../../ground/files/tar.ts';
import type { ReleaseAsset } from '../../../host/forge/release-schemas.ts';
import type { Releases, Span } from '../../../host/forge/releases.ts';
import { collectChunks } from '../collect-chunks.ts';
import { CONTENTS_FILE, type Place, parseContents } from './contents.ts';

/** Enough of an archive for the lists of most. */
const HEAD_BYTES = 64 * 1024;

/** The list at the head of an archive; undefined for what is none of ours. */
export async function readHead(
  releases: Releases,
  asset: ReleaseAsset,
): Promise<Map<string, Place> | undefined> {
  const head = await readBytes(releases, asset, { offset: 0, size: Math.min(HEAD_BYTES, asset.size) });
  const name = Buffer.from(head.subarray(0, CONTENTS_FILE.length)).toString('latin1');
  const size = readTarSize(head);
  if (name !== CONTENTS_FILE || !(size <= asset.size)) return undefined;
  const isWhole = BLOCK_BYTES + size <= head.length;
  const list = isWhole
    ? head.subarray(BLOCK_BYTES, BLOCK_BYTES + size)
    : await readBytes(releases, asset, { offset: BLOCK_BYTES, size });
  return parseContents(Buffer.from(list).toString('utf8'));
}

async function readBytes(releases: Releases, asset: ReleaseAsset, span: Span): Promise<Uint8Array> {
  const chunks = await releases.readAsset(asset, span);
  return chunks ? collectChunks(chunks) : new Uint8Array();
}
