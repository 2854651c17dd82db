import type { BlobRef } from '../../kit/format/manifest/data-lock.ts';
import type { BlobSource } from '../../kit/ml/store/blob-source.ts';
import type { Batch } from '../../kit/ml/store/store.ts';

/** A batch of one blob. */
export function batchOf(ref: BlobRef, source: BlobSource): Batch {
  return { title: 'something', blobs: [{ ref, source }] };
}
