import type { BlobRef } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import { blobPath, manifestPath, referrersPath } from './blob-ref.ts';

/** Something that a store keeps under a name of its own: a file, an object, a tag. */
export interface StoredItem {
  /** As the store's own tools name it, from the store's root. */
  name: string;
  /** What it keeps, each as one of the keys below: it is needed as long as one of them is. */
  keys: readonly string[];
  /** In bytes, of what it names too. */
  size: number;
  /** When it was stored; null where the store does not say. */
  modified: Date | null;
}

const LAYOUT =
  /^(files\/md5\/[0-9a-f]{2}\/[0-9a-f]{30}|blobs\/sha256\/[0-9a-f]{64}|referrers\/sha256\/[0-9a-f]{64}\.json)$/;

/** The keys of a blob: one for stores that know its MD5, one for those that know its SHA-256. */
export function keysOfBlob(ref: BlobRef): string[] {
  return [...new Set([blobPath(ref), manifestPath(ref.digest)])];
}

/** The key of a manifest. */
export function keyOfManifest(digest: Digest): string {
  return manifestPath(digest);
}

/** The key of the list of what is attached to a manifest. */
export function keyOfReferrers(subject: Digest): string {
  return referrersPath(subject);
}

/** The key of a file of a DVC remote. */
export function keyOfMd5(md5: string): string {
  return `files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;
}

/** Whether a store of ours writes files of this path, from the store's root. */
export function isStorePath(path: string): boolean {
  return LAYOUT.test(path);
}
