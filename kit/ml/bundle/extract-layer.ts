import { dirname, join } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { writePieces } from '../../ground/files/files.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { BLOCK_BYTES, readTarSize, tarHeader, tarTrailer } from '../../ground/files/tar.ts';
import type { Store } from '../store/store.ts';
import { FILE_ANNOTATION, type Layer, MODEL_ROOT } from './image-manifest.ts';

/**
 * Writes the one file of a layer below `folder`. The bytes are verified by the store as they pass: when this throws,
 * `folder` must be thrown away.
 * @throws ConfigurationError when the layer is not exactly the archive that `layerOf` makes for the name it claims
 */
export async function extractLayer({ store, layer, folder }: { store: Store; layer: Layer; folder: string }) {
  const name = layer.annotations[FILE_ANNOTATION] ?? '';
  const file = join(folder, name);
  await makeFolder(dirname(file));
  const content = readContent(store.streamBlob(layer), name, layer);
  await writePieces(file, content);
}

/** The content's pieces, with the header before and the padding after taken off. */
async function* readContent(chunks: AsyncIterable<Uint8Array>, name: string, layer: Layer) {
  let head: Uint8Array = new Uint8Array();
  let left = -1;
  for await (const chunk of chunks) {
    let rest = chunk;
    if (left < 0) {
      head = Buffer.concat([head, chunk]);
      if (head.length < BLOCK_BYTES) continue;
      left = checkHeader({ header: head.subarray(0, BLOCK_BYTES), name, layer });
      rest = head.subarray(BLOCK_BYTES);
    }
    if (left > 0 && rest.length > 0) yield rest.subarray(0, left);
    // Whoever unpacks the image goes on here: a further entry would be a file that nobody looked at.
    if (rest.subarray(left).some((byte) => byte !== 0))
      throw new ConfigurationError('SLW_BUNDLE_INVALID', explainForeign(name, layer));
    left = Math.max(left - rest.length, 0);
  }
  if (left !== 0) throw new ConfigurationError('SLW_BUNDLE_INVALID', explainForeign(name, layer));
}

function checkHeader({ header, name, layer }: { header: Uint8Array; name: string; layer: Layer }): number {
  const size = readTarSize(header);
  const fits = size >= 0 && layer.size === BLOCK_BYTES + size + tarTrailer(size).length;
  if (fits && Buffer.compare(header, tarHeader(MODEL_ROOT + name, size)) === 0) return size;
  throw new ConfigurationError('SLW_BUNDLE_INVALID', explainForeign(name, layer));
}

function explainForeign(name: string, layer: Layer): string {
  return `The layer ${layer.digest} does not hold the one file ${MODEL_ROOT}${name} it claims to hold, so the bundle was not written by Slipway. Package the model again.`;
}
