import { createHash } from 'node:crypto';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Digest, hexOf } from '../../format/manifest/digest.ts';
import { type BlobSource, readSource } from './blob-source.ts';

/** Where a blob lies in stores that keep files: DVC's layout where an MD5 is known, else OCI's image layout. */
export function blobPath(ref: BlobRef): string {
  if (ref.md5 !== undefined) return `files/md5/${ref.md5.slice(0, 2)}/${ref.md5.slice(2)}`;
  return manifestPath(ref.digest);
}

/** The same for a manifest, which is known by its digest alone. */
export function manifestPath(digest: Digest): string {
  return `blobs/sha256/${hexOf(digest)}`;
}

/** And for the index of what is attached to a manifest. */
export function referrersPath(subject: Digest): string {
  return `referrers/sha256/${hexOf(subject)}.json`;
}

/** Digest, size and MD5 of a file, read once as a stream: the reference of a data blob. */
export function describeBlob(file: string): Promise<BlobRef> {
  return describe({ file }, true);
}

/** Digest and size of any source, read once as a stream: the reference of a blob outside DVC's layout. */
export function describeSource(source: BlobSource): Promise<BlobRef> {
  return describe(source, false);
}

async function describe(source: BlobSource, withMd5: boolean): Promise<BlobRef> {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  let size = 0;
  for await (const chunk of readSource(source)) {
    sha256.update(chunk);
    if (withMd5) md5.update(chunk);
    size += chunk.length;
  }
  const ref: BlobRef = { digest: `sha256:${sha256.digest('hex')}`, size };
  return withMd5 ? { ...ref, md5: md5.digest('hex') } : ref;
}
