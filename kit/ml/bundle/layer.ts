import { stat } from 'node:fs/promises';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { tarHeader, tarTrailer } from '../../ground/files/tar.ts';
import { describeSource } from '../store/blob-ref.ts';
import type { BlobSource } from '../store/blob-source.ts';
import { MODEL_ROOT } from './image-manifest.ts';

/** A file as a layer of the image: an uncompressed tar of it alone, under `models/`. The file is not copied. */
export async function layerOf(name: string, file: string): Promise<{ ref: BlobRef; source: BlobSource }> {
  const { size } = await stat(file);
  const source: BlobSource = {
    parts: [{ bytes: tarHeader(MODEL_ROOT + name, size) }, { file }, { bytes: tarTrailer(size) }],
  };
  return { ref: await describeSource(source), source };
}
