import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import type { Tensor, TensorData, TensorHead } from '../../../../kit/ml/inference/tensor.ts';
import { allocate, checkText } from '../../../../kit/ml/inference/tensor-data.ts';
import { RequestError } from '../request-error.ts';

/**
 * Reads a tensor's bytes (the protocol's binary tensor data extension: little-endian, row-major; BYTES as a 4-byte
 * length before each UTF-8 text).
 * @throws RequestError 400 when bytes and shape disagree
 */
export function readBinaryData({ name, datatype, shape }: TensorHead, bytes: Uint8Array): TensorData {
  const count = shape.reduce((product, size) => product * size, 1);
  if (datatype === 'BYTES') return readTexts({ name, count, bytes });
  const { BYTES_PER_ELEMENT: width } = allocate(datatype, 0);
  if (bytes.length !== count * width) {
    throw new RequestError(
      400,
      `Input "${name}" has ${formatCount(bytes.length, 'byte')}; ${formatCount(count, 'value')} of ${datatype} ${count === 1 ? 'takes' : 'take'} ${count * width}.`,
    );
  }
  if (datatype === 'BOOL' && bytes.some((byte) => byte > 1)) {
    throw new RequestError(400, `Input "${name}" is BOOL and has a byte other than 0 and 1.`);
  }
  const data = allocate(datatype, count);
  new Uint8Array(data.buffer).set(bytes);
  return data;
}

/** The bytes of a tensor's values, the other way round. */
export function writeBinaryData({ data }: Pick<Tensor, 'data'>): Uint8Array {
  return Array.isArray(data)
    ? writeTexts(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

interface Texts {
  name: string;
  count: number;
  bytes: Uint8Array;
}

function readTexts({ name, count, bytes }: Texts): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const start = offset + 4;
    const end = start <= bytes.length ? start + view.getUint32(offset, true) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new RequestError(400, `Input "${name}" ends within a text.`);
    texts.push(readText({ name, index: texts.length, bytes: bytes.subarray(start, end) }));
    offset = end;
  }
  if (texts.length === count) return texts;
  throw new RequestError(400, `Input "${name}" has ${texts.length} texts; its shape holds ${count}.`);
}

function readText({ name, index, bytes }: { name: string; index: number; bytes: Uint8Array }): string {
  try {
    return checkText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), name, index);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new RequestError(400, error.message);
    throw new RequestError(400, `Value ${index} of the tensor "${name}" is not UTF-8.`);
  }
}

function writeTexts(data: readonly string[]): Uint8Array {
  const parts = data.flatMap((value) => {
    const text = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return [length, text];
  });
  return Buffer.concat(parts);
}
