import type { BlobRef } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import type { BlobSource } from './blob-source.ts';
import type { StoredItem } from './stored-item.ts';

/** How each kind of store is read. Verification is done once for all, in `createReader`. */
export interface ReadTransport {
  /** True when a blob of this name and size is there. */
  has(ref: BlobRef): Promise<boolean>;
  /** The stored bytes, unverified; undefined when there are none. */
  get(ref: BlobRef): Promise<AsyncIterable<Uint8Array> | undefined>;
  getManifest(digest: Digest): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The index of what is attached to a manifest. */
  getReferrers(subject: Digest): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Everything that is stored, in no order; what other tools keep at the same place is passed over. */
  list(): AsyncIterable<StoredItem>;
}

/** What stores that keep each blob by itself do their own way. */
export interface Transport extends ReadTransport {
  /** Stores a blob, checked against `ref`, so that it is there whole and right or not at all. */
  put(ref: BlobRef, source: BlobSource): Promise<void>;
  /** Stores a manifest after everything it names. */
  putManifest(manifest: {
    digest: Digest;
    bytes: Uint8Array;
    mediaType: string;
    /** It is found by another manifest, so it needs no name of its own. */
    isAttached?: boolean;
  }): Promise<void>;
  /** Keeps, in place of what it kept before, the index of what is attached to a manifest. */
  putReferrers(subject: Digest, index: Uint8Array): Promise<void>;
  /** Where collectors remove blobs that no manifest names: makes one that names this blob. */
  anchor?(ref: BlobRef): Promise<void>;
  /** True when a blob that is there may still be wrong (a folder anyone can write to), and is to be checked before it is trusted. */
  readonly checksExisting: boolean;
}
