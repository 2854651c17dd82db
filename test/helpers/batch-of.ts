import type { BlobRef } from '../../kit/manifest/data-lock.ts';
import type { BlobSource } from '../../kit/store/blob-source.ts';
import type { Batch } from '../../kit/store/store.ts';

/** A batch of one blob. */
export function batchOf(ref: BlobRef, source: BlobSource): Batch {
  return { title: 'something', blobs: [{ ref, source }] };
}
