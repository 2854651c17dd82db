import type { BlobRef } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import type { Logger } from '../../ground/log/logger.ts';
import type { RegistryAccess } from '../../host/oci/access.ts';
import type { S3Access } from '../../host/s3/access.ts';
import type { Attachment, Subject } from './attachments.ts';
import type { BlobSource } from './blob-source.ts';
import type { StoredItem } from './stored-item.ts';

/** A blob and where its bytes come from. */
export interface NewBlob {
  ref: BlobRef;
  source: BlobSource;
}

/** Blobs that belong together and are stored at once. */
export interface Batch {
  /** What they are, in words, where a store shows people any: `data 1.2.0 of house-price`. */
  title: string;
  blobs: readonly NewBlob[];
}

/** A manifest that names blobs: what keeps them alive in a registry. */
export interface Image extends Batch {
  digest: Digest;
  manifest: Uint8Array;
  mediaType: string;
}

/** The half of a store that changes nothing. Everything read is verified. */
export interface StoreReader {
  /** As the user wrote it; with the repository where that was left out. */
  url: string;
  hasBlob(ref: BlobRef): Promise<boolean>;
  /** Writes the blob to `file`, whole and right or not at all. */
  readBlob(ref: BlobRef, file: string): Promise<void>;
  readBytes(ref: BlobRef): Promise<Uint8Array>;
  /** The blob's bytes in pieces; wrong ones make the iteration throw at its end, so keep nothing before. */
  streamBlob(ref: BlobRef): AsyncIterable<Uint8Array>;
  readManifest(digest: Digest): Promise<Uint8Array>;
  /** What was attached to a manifest and is of this type; it is for the reader to check who said it. */
  readAttachments(subject: Digest, type: string): Promise<Uint8Array[]>;
  /** The manifests and blobs of everything that is attached to a manifest. */
  traceAttachments(subject: Digest): Promise<BlobRef[]>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredItem>;
}

/** Content-addressed blobs somewhere. Everything written is read back or checked there. */
export interface Store extends StoreReader {
  /** Stores the blobs of a batch; those that are there already are left alone. */
  writeBlobs(batch: Batch): Promise<void>;
  /** Reads all of each blob and stores anew what is missing or damaged. @returns that */
  mendBlobs(batch: Batch): Promise<BlobRef[]>;
  /**
   * Stores the blobs, those that are missing, and then the manifest: a manifest that is there is whole. What is to be
   * said about it from the start goes with it.
   */
  writeImage(image: Image, attachments?: readonly Attachment[]): Promise<void>;
  /** Says something about a manifest without changing it. */
  attach(subject: Subject, attachment: Attachment): Promise<void>;
}

/** Secrets for the stores that need them. */
export interface StoreCredentials {
  s3?: S3Access | undefined;
  oci?: RegistryAccess | undefined;
  /** The address of the token server that a registry may send us to, though it is not of its domain. */
  ociRealm?: string | undefined;
  release?: ReleaseAccess | undefined;
}

/** The forge whose releases are a store. */
export interface ReleaseAccess {
  /** Its REST interface, the only place that sees the token. */
  apiUrl: string;
  /** `owner/name` that `release://` alone means. */
  repository?: string;
  /** Without one, public repositories can be read. */
  token?: string;
}

export interface StoreOptions {
  /** Relative `file://` addresses resolve against it. */
  directory: string;
  credentials: StoreCredentials;
  log: Logger;
}
