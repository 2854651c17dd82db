import { ConfigurationError } from '../errors/configuration-error.ts';
import { replaceAtomically, writePieces } from '../files/files.ts';
import type { BlobRef } from '../manifest/data-lock.ts';
import { type Digest, digestOf } from '../manifest/digest.ts';
import { attach, readAttachments, traceAttachments } from './attachments.ts';
import { blobPath } from './blob-ref.ts';
import type { BlobSource } from './blob-source.ts';
import { collectChunks, MAX_MANIFEST_BYTES } from './collect-chunks.ts';
import type { Image, Store } from './store.ts';
import type { Transport } from './transport.ts';
import { UnusableBlobError } from './unusable-blob-error.ts';
import { verifyStream } from './verify-stream.ts';

/** A store over a transport: adds what is the same everywhere (idempotence, verification, the sentences). */
export function createStore(url: string, transport: Transport): Store {
  const streamBlob = (ref: BlobRef) => streamVerified({ url, transport, ref });
  const writeBlob = async (ref: BlobRef, source: BlobSource) => {
    await putMissing({ url, transport, ref, source });
    await transport.anchor?.(ref);
  };
  const readBytes = (ref: BlobRef) => collectChunks(streamBlob(ref));
  const attachments = {
    url,
    transport,
    readBytes,
    readManifest: (digest: Digest) => readManifest({ url, transport, digest }),
    put: (ref: BlobRef, source: BlobSource) => putMissing({ url, transport, ref, source }),
  };
  return {
    url,
    hasBlob: (ref) => transport.has(ref),
    writeBlob,
    mendBlob: async (ref, source) => {
      if (await isWhole({ url, transport, ref })) return false;
      await transport.put(ref, source);
      await transport.anchor?.(ref);
      return true;
    },
    streamBlob,
    readBlob: (ref, file) => replaceAtomically(file, (temporary) => writePieces(temporary, streamBlob(ref))),
    readBytes,
    writeImage: (image) => writeImage({ url, transport, image }),
    readManifest: attachments.readManifest,
    attach: (subject, attachment) => attach(attachments, subject, attachment),
    readAttachments: (subject, type) => readAttachments(attachments, subject, type),
    traceAttachments: (subject) => traceAttachments(attachments, subject),
    list: () => transport.list(),
  };
}

interface Access {
  url: string;
  transport: Transport;
}

async function* streamVerified({ url, transport, ref }: Access & { ref: BlobRef }) {
  const chunks = await transport.get(ref);
  if (!chunks)
    throw new UnusableBlobError(
      `The store ${url} holds no blob ${ref.digest} (${blobPath(ref)}). Check the store's address, or run the action that stores it again.`,
    );
  yield* verifyStream(ref, chunks, explainDamage(url, ref));
}

function explainDamage(url: string, ref: BlobRef) {
  return (found: string) =>
    new UnusableBlobError(
      `The blob ${ref.digest} (${blobPath(ref)}) in the store ${url} is damaged: it holds ${found}. Restore it from a backup, or delete it and run the action that stores it again.`,
    );
}

async function putMissing({ url, transport, ref, source }: Access & { ref: BlobRef; source: BlobSource }) {
  const isStored = transport.checksExisting
    ? await isWhole({ url, transport, ref })
    : await transport.has(ref);
  if (!isStored) await transport.put(ref, source);
}

/** False for a blob that is missing, has another size, or holds other bytes, of which all are read. */
async function isWhole({ url, transport, ref }: Access & { ref: BlobRef }): Promise<boolean> {
  if (!(await transport.has(ref))) return false;
  try {
    for await (const _ of streamVerified({ url, transport, ref }));
    return true;
  } catch (error) {
    if (error instanceof UnusableBlobError) return false;
    throw error;
  }
}

async function writeImage({ url, transport, image }: Access & { image: Image }): Promise<void> {
  const { digest, manifest: bytes, mediaType, blobs } = image;
  for (const { ref, source } of blobs) await putMissing({ url, transport, ref, source });
  await transport.putManifest({ digest, bytes, mediaType });
}

async function readManifest({ url, transport, digest }: Access & { digest: Digest }): Promise<Uint8Array> {
  const chunks = await transport.getManifest(digest);
  if (!chunks)
    throw new ConfigurationError(
      `The store ${url} holds no bundle ${digest}. Check the digest and the store's address, or run package again.`,
    );
  const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
  if (digestOf(bytes) === digest) return bytes;
  throw new ConfigurationError(
    `The manifest of bundle ${digest} in the store ${url} is damaged: it holds ${digestOf(bytes)}. Restore it from a backup, or run package again.`,
  );
}
