import { stat } from 'node:fs/promises';
import type { BlobRef } from '../manifest/data-lock.ts';
import { describeSource } from '../store/blob-ref.ts';
import type { BlobSource } from '../store/blob-source.ts';
import { MODEL_ROOT } from './image-manifest.ts';
import { tarHeader, tarTrailer } from './tar.ts';

/** Names a file of a bundle may have: safe on every file system, in a URL and in a tar header. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const MAX_FILE_NAME = 90;

/** True for a name such as `model.onnx` or `weights/part-1.bin`; false for whatever could leave the folder. */
export function isBundleFileName(name: string): boolean {
  return name.length <= MAX_FILE_NAME && FILE_NAME.test(name);
}

/** A file as a layer of the image: an uncompressed tar of it alone, under `models/`. The file is not copied. */
export async function layerOf(name: string, file: string): Promise<{ ref: BlobRef; source: BlobSource }> {
  const { size } = await stat(file);
  const source: BlobSource = {
    parts: [{ bytes: tarHeader(MODEL_ROOT + name, size) }, { file }, { bytes: tarTrailer(size) }],
  };
  return { ref: await describeSource(source), source };
}
