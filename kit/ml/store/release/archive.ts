import { createHash } from 'node:crypto';
import type { BlobRef } from '../../../format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../../format/manifest/digest.ts';
import { BLOCK_BYTES, TAR_END, tarHeader, tarPadding } from '../../../ground/files/tar.ts';
import { type IndexEntry, renderIndex } from '../attachments.ts';
import { manifestPath } from '../blob-ref.ts';
import { readSource } from '../blob-source.ts';
import type { NewBlob } from '../store.ts';
import { verifySource } from '../verify-stream.ts';
import { CONTENTS_FILE, type Place, renderContents } from './contents.ts';

/** The file of an OCI image layout that names its manifests. */
export const INDEX_FILE = 'index.json';

const LAYOUT = Buffer.from('{"imageLayoutVersion":"1.0.0"}');

interface ArchiveFile extends NewBlob {
  path: string;
}

/** An archive that is yet to be written. */
export interface Archive {
  /** Where everything but the list itself lies. */
  places: readonly Place[];
  /** In bytes. */
  size: number;
  /** Its digest; all sources are read once and held against their references. */
  digest(): Promise<Digest>;
  /** Its bytes, anew for every call. */
  read(): AsyncIterable<Uint8Array>;
}

/**
 * Lays blobs out as an OCI image layout in an uncompressed tar: the list of its files first, so that a reader of the head
 * knows where each lies, then the index, then the blobs in their order. The same blobs make the same bytes.
 */
export function layOutArchive(manifests: readonly IndexEntry[], blobs: readonly NewBlob[]): Archive {
  const unique = new Map(
    blobs.map(({ ref, source }) => {
      const { digest, size } = ref;
      return [digest, { path: manifestPath(digest), ref: { digest, size }, source }];
    }),
  );
  const rest = [fileOf('oci-layout', LAYOUT), fileOf(INDEX_FILE, renderIndex(manifests)), ...unique.values()];
  const places = placeFiles(rest);
  const files = [fileOf(CONTENTS_FILE, Buffer.from(renderContents(places))), ...rest];
  const size = files.reduce((total, { ref }) => total + spanOf(ref), TAR_END.length);
  return { places, size, digest: () => digestFiles(files), read: () => readFiles(files) };
}

function fileOf(path: string, bytes: Uint8Array): ArchiveFile {
  return { path, ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } };
}

/** The list's own length depends on the number and names of the files alone. */
function placeFiles(files: readonly ArchiveFile[]): Place[] {
  const blank = renderContents(files.map(({ path, ref: { size } }) => ({ path, size, offset: 0 })));
  let end = spanOf({ size: blank.length });
  return files.map(({ path, ref }) => {
    const offset = end + BLOCK_BYTES;
    end += spanOf(ref);
    return { path, offset, size: ref.size };
  });
}

/** Bytes that a file takes in an archive, with its header and the padding after it. */
function spanOf({ size }: Pick<BlobRef, 'size'>): number {
  return BLOCK_BYTES + size + tarPadding(size).length;
}

async function digestFiles(files: readonly ArchiveFile[]): Promise<Digest> {
  const hash = createHash('sha256');
  for (const { path, ref, source } of files) {
    hash.update(tarHeader(path, ref.size));
    for await (const chunk of verifySource(ref, source)) hash.update(chunk);
    hash.update(tarPadding(ref.size));
  }
  return `sha256:${hash.update(TAR_END).digest('hex')}`;
}

async function* readFiles(files: readonly ArchiveFile[]): AsyncGenerator<Uint8Array> {
  for (const { path, ref, source } of files) {
    yield tarHeader(path, ref.size);
    yield* readSource(source);
    yield tarPadding(ref.size);
  }
  yield TAR_END;
}
