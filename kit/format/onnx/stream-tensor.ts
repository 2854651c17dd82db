import type { ByteSource } from './byte-source.ts';
import type { Tensor, TensorType } from './types.ts';
import { iterateIntegers, type Message, readFields, type WireField } from './wire-reader.ts';

/** A multiple of every element's size, and small enough to stay in a processor's cache. */
const CHUNK_BYTES = 256 * 1024;

/** Bytes of the elements that TensorProto keeps as numbers in `int32_data`. */
const NARROW_BYTES: Partial<Record<TensorType, 1 | 2>> = {
  float16: 2,
  bfloat16: 2,
  float8e4m3fn: 1,
  float8e4m3fnuz: 1,
  float8e5m2: 1,
  float8e5m2fnuz: 1,
  float8e8m0: 1,
  float4e2m1: 1,
};

interface TensorPlace {
  tensor: Tensor;
  /** The file with the bytes: the model's own, or that of the external data. */
  source: ByteSource;
  /** The model's file as a message. */
  model: Message;
}

/**
 * The elements of a float tensor, little-endian, in pieces of whole elements that begin at a multiple of eight in
 * memory. They are good until the next piece.
 */
export function* streamTensor({ tensor, source, model }: TensorPlace): Generator<Uint8Array> {
  const { external, extent, bytes } = tensor;
  if (external) {
    yield* streamRange(source, external.offset, external.offset + bytes);
    return;
  }
  for (const field of readFields({ ...model, ...extent })) yield* streamField(field, tensor);
}

/** The fields of TensorProto that hold floats: float, raw and double as bytes, narrow types as varints. */
function* streamField(field: WireField, { type }: Tensor): Generator<Uint8Array> {
  if (field.number === 4 || field.number === 9 || field.number === 10)
    yield* streamRange(field.source, field.start, field.end);
  else if (field.number === 5) yield* streamNarrow(field, NARROW_BYTES[type] ?? 1);
}

function* streamRange(source: ByteSource, start: number, end: number): Generator<Uint8Array> {
  for (let position = start; position < end; position += CHUNK_BYTES) {
    const bytes = source.bytesAt(position, Math.min(position + CHUNK_BYTES, end));
    yield bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  }
}

function* streamNarrow(field: WireField, width: 1 | 2): Generator<Uint8Array> {
  const chunk = width === 2 ? new Uint16Array(CHUNK_BYTES / 2) : new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for (const bits of iterateIntegers(field)) {
    chunk[filled++] = bits;
    if (filled < chunk.length) continue;
    yield new Uint8Array(chunk.buffer);
    filled = 0;
  }
  yield new Uint8Array(chunk.buffer, 0, filled * width);
}
