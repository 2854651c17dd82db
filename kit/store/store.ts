import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Logger } from '../log/logger.ts';
import type { BlobRef } from '../manifest/data-lock.ts';
import type { Digest } from '../manifest/digest.ts';
import type { Attachment, Subject } from './attachments.ts';
import type { BlobSource } from './blob-source.ts';
import { createStore } from './create-store.ts';
import { openFolder } from './folder.ts';
import { openRegistry } from './oci/registry.ts';
import { openBucket } from './s3/bucket.ts';

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

const KNOWN_SCHEMES = 'file://folder, oci://host/repository, s3://bucket/prefix';

/**
 * Opens the store behind an address; nothing is contacted before the first use.
 * @throws ConfigurationError for an address that cannot be one
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file') return createStore(url, openFolder(url, options.directory));
  if (scheme === 'oci') return createStore(url, openRegistry(url, options));
  if (scheme === 's3') return createStore(url, openBucket(url, options));
  if (scheme === 'release')
    throw new ConfigurationError(
      `The store ${url} keeps blobs in releases, which this version of Slipway cannot yet. Use one of ${KNOWN_SCHEMES}.`,
    );
  throw new ConfigurationError(
    `The store "${url}" is not an address Slipway knows. Use one of ${KNOWN_SCHEMES}.`,
  );
}
