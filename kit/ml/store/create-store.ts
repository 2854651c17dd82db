import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Attachment, attach } from './attachments.ts';
import { createReader, isWhole } from './create-reader.ts';
import type { Batch, Image, NewBlob, Store, StoreReader } from './store.ts';
import type { Transport } from './transport.ts';

/** A store that keeps each blob by itself, over a transport: adds what is the same for all of those. */
export function createStore(url: string, transport: Transport): Store {
  const reader = createReader(url, transport);
  const access = { reader, transport };
  const attachments = {
    ...reader,
    transport,
    put: ({ digest, size }: BlobRef, source: NewBlob['source']) =>
      putMissing(access, { ref: { digest, size }, source }),
  };
  return {
    ...reader,
    writeBlobs: (batch) => writeBlobs(access, batch),
    mendBlobs: (batch) => mendBlobs(access, batch),
    writeImage: async (image, said = []) => {
      await writeImage(access, image);
      for (const attachment of said) await attach(attachments, subjectOf(image), attachment);
    },
    attach: (subject, attachment: Attachment) => attach(attachments, subject, attachment),
  };
}

interface Access {
  reader: StoreReader;
  transport: Transport;
}

async function writeBlobs(access: Access, { blobs }: Batch): Promise<void> {
  for (const blob of blobs) {
    await putMissing(access, blob);
    await access.transport.anchor?.(blob.ref);
  }
}

async function mendBlobs({ reader, transport }: Access, { blobs }: Batch): Promise<BlobRef[]> {
  const mended: BlobRef[] = [];
  for (const { ref, source } of blobs) {
    if (await isWhole(reader, ref)) continue;
    await transport.put(ref, source);
    await transport.anchor?.(ref);
    mended.push(ref);
  }
  return mended;
}

async function putMissing({ reader, transport }: Access, { ref, source }: NewBlob): Promise<void> {
  const isStored = transport.checksExisting ? await isWhole(reader, ref) : await reader.hasBlob(ref);
  if (!isStored) await transport.put(ref, source);
}

async function writeImage(access: Access, { digest, manifest: bytes, mediaType, blobs }: Image) {
  for (const blob of blobs) await putMissing(access, blob);
  await access.transport.putManifest({ digest, bytes, mediaType });
}

/** An image as what something is said about. */
export function subjectOf({ digest, manifest, mediaType }: Image) {
  return { digest, size: manifest.length, mediaType };
}
