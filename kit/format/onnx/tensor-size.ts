import type { Tensor, TensorType } from './types.ts';

/** Bits of an element (onnx.proto3 of ONNX 1.23, TensorProto.DataType). Texts have no fixed size. */
const ELEMENT_BITS: Partial<Record<TensorType, number>> = {
  float: 32,
  uint8: 8,
  int8: 8,
  uint16: 16,
  int16: 16,
  int32: 32,
  int64: 64,
  bool: 8,
  float16: 16,
  double: 64,
  uint32: 32,
  uint64: 64,
  complex64: 64,
  complex128: 128,
  bfloat16: 16,
  float8e4m3fn: 8,
  float8e4m3fnuz: 8,
  float8e5m2: 8,
  float8e5m2fnuz: 8,
  uint4: 4,
  int4: 4,
  float4e2m1: 4,
  float8e8m0: 8,
  uint2: 2,
  int2: 2,
};

/** Elements of a tensor; NaN when a size is negative or there are more than can be counted. */
export function countElements({ dims }: Pick<Tensor, 'dims'>): number {
  if (dims.includes(0)) return 0;
  const count = dims.reduce((product, size) => product * size, 1);
  return dims.every((size) => size > 0) && Number.isSafeInteger(count) ? count : Number.NaN;
}

/** Bytes a tensor takes by its type and sizes; undefined where the type does not say. */
export function expectedBytes(tensor: Pick<Tensor, 'dims' | 'type'>): number | undefined {
  const bits = ELEMENT_BITS[tensor.type];
  return bits === undefined ? undefined : Math.ceil((countElements(tensor) * bits) / 8);
}
