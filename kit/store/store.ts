import type { Logger } from '../log/logger.ts';
import type { BlobRef } from '../manifest/data-lock.ts';
import type { Digest } from '../manifest/digest.ts';
import type { Attachment, Subject } from './attachments.ts';
import type { BlobSource } from './blob-source.ts';
import type { StoredItem } from './stored-item.ts';

/** A manifest that names blobs: what keeps them alive in a registry. */
export interface Image {
  digest: Digest;
  manifest: Uint8Array;
  mediaType: string;
  blobs: readonly { ref: BlobRef; source: BlobSource }[];
}

/** Content-addressed blobs somewhere. Everything read is verified, everything written is read back or checked there. */
export interface Store {
  /** As the user wrote it. */
  url: string;
  hasBlob(ref: BlobRef): Promise<boolean>;
  /** Stores a blob; one that is there already is left alone. */
  writeBlob(ref: BlobRef, source: BlobSource): Promise<void>;
  /** Reads all of a blob and stores it anew where it is missing or damaged. @returns whether it was */
  mendBlob(ref: BlobRef, source: BlobSource): Promise<boolean>;
  /** Writes the blob to `file`, whole and right or not at all. */
  readBlob(ref: BlobRef, file: string): Promise<void>;
  readBytes(ref: BlobRef): Promise<Uint8Array>;
  /** The blob's bytes in pieces; wrong ones make the iteration throw at its end, so keep nothing before. */
  streamBlob(ref: BlobRef): AsyncIterable<Uint8Array>;
  /** Stores the blobs, those that are missing, and then the manifest: a manifest that is there is whole. */
  writeImage(image: Image): Promise<void>;
  readManifest(digest: Digest): Promise<Uint8Array>;
  /** Says something about a manifest without changing it. */
  attach(subject: Subject, attachment: Attachment): Promise<void>;
  /** What was attached to a manifest and is of this type; it is for the reader to check who said it. */
  readAttachments(subject: Digest, type: string): Promise<Uint8Array[]>;
  /** The manifests and blobs of everything that is attached to a manifest. */
  traceAttachments(subject: Digest): Promise<BlobRef[]>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredItem>;
}

/** Secrets for the stores that need them. */
export interface StoreCredentials {
  s3?:
    | {
        accessKeyId: string;
        secretAccessKey: string;
        sessionToken?: string;
        region: string;
        endpoint?: string;
      }
    | undefined;
  oci?: { user: string; password: string; hosts?: readonly string[] } | undefined;
}

export interface StoreOptions {
  /** Relative `file://` addresses resolve against it. */
  directory: string;
  credentials: StoreCredentials;
  log: Logger;
}
