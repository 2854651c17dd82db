import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../format/manifest/digest.ts';
import { ConfigurationError, isFault } from '../../ground/errors/configuration-error.ts';
import { replaceAtomically, writePieces } from '../../ground/files/files.ts';
import { readAttachments, traceAttachments } from './attachments.ts';
import { blobPath } from './blob-ref.ts';
import { collectChunks, MAX_MANIFEST_BYTES } from './collect-chunks.ts';
import type { StoreReader } from './store.ts';
import type { ReadTransport } from './transport.ts';
import { verifyStream } from './verify-stream.ts';

interface Access {
  url: string;
  transport: ReadTransport;
}

/** The reading half of a store, the same for every kind: verification and the sentences. */
export function createReader(url: string, transport: ReadTransport): StoreReader {
  const streamBlob = (ref: BlobRef) => streamVerified({ url, transport, ref });
  const readBytes = (ref: BlobRef) => collectChunks(streamBlob(ref));
  const readManifest = (digest: Digest) => readWholeManifest({ url, transport, digest });
  const access = { url, transport, readManifest, readBytes };
  return {
    url,
    hasBlob: (ref) => transport.has(ref),
    streamBlob,
    readBlob: (ref, file) => replaceAtomically(file, (temporary) => writePieces(temporary, streamBlob(ref))),
    readBytes,
    readManifest,
    readAttachments: (subject, type) => readAttachments(access, subject, type),
    traceAttachments: (subject) => traceAttachments(access, subject),
    list: () => transport.list(),
  };
}

/** False for a blob that is missing, has another size, or holds other bytes, of which all are read. */
export async function isWhole(store: StoreReader, ref: BlobRef): Promise<boolean> {
  if (!(await store.hasBlob(ref))) return false;
  try {
    for await (const _ of store.streamBlob(ref));
    return true;
  } catch (error) {
    if (isFault(error, 'SLW_BLOB_UNUSABLE')) return false;
    throw error;
  }
}

async function* streamVerified({ url, transport, ref }: Access & { ref: BlobRef }) {
  const chunks = await transport.get(ref);
  if (!chunks)
    throw new ConfigurationError(
      'SLW_BLOB_UNUSABLE',
      `The store ${url} holds no blob ${ref.digest} (${blobPath(ref)}). Check the store's address, or run the action that stores it again.`,
    );
  yield* verifyStream(ref, chunks, explainDamage(url, ref));
}

function explainDamage(url: string, ref: BlobRef) {
  return (found: string) =>
    new ConfigurationError(
      'SLW_BLOB_UNUSABLE',
      `The blob ${ref.digest} (${blobPath(ref)}) in the store ${url} is damaged: it holds ${found}. Restore it from a backup, or delete it and run the action that stores it again.`,
    );
}

async function readWholeManifest({
  url,
  transport,
  digest,
}: Access & { digest: Digest }): Promise<Uint8Array> {
  const chunks = await transport.getManifest(digest);
  if (!chunks)
    throw new ConfigurationError(
      'SLW_BUNDLE_MISSING',
      `The store ${url} holds no bundle ${digest}. Check the digest and the store's address, or run package again.`,
    );
  const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
  if (digestOf(bytes) === digest) return bytes;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The manifest of bundle ${digest} in the store ${url} is damaged: it holds ${digestOf(bytes)}. Restore it from a backup, or run package again.`,
  );
}
