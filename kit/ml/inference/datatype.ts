import type { Datatype } from '../../format/manifest/signature.ts';
import type { TensorType } from '../../format/onnx/types.ts';

/** The protocol's name of an ONNX element type, ONNX Runtime's name, and the array its values travel in. */
const DATATYPE_OF: Partial<Record<TensorType, Datatype>> = {
  bool: 'BOOL',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  float16: 'FP16',
  float: 'FP32',
  double: 'FP64',
  string: 'BYTES',
};

/** The Open Inference Protocol's datatype of an ONNX element type; undefined where it has none (bfloat16, 4 bits…). */
export function datatypeOf(type: TensorType): Datatype | undefined {
  return DATATYPE_OF[type];
}

/** The names ONNX Runtime's JavaScript interface gives the datatypes. */
export const RUNTIME_TYPES = {
  BOOL: 'bool',
  UINT8: 'uint8',
  UINT16: 'uint16',
  UINT32: 'uint32',
  UINT64: 'uint64',
  INT8: 'int8',
  INT16: 'int16',
  INT32: 'int32',
  INT64: 'int64',
  FP16: 'float16',
  FP32: 'float32',
  FP64: 'float64',
  BYTES: 'string',
} as const satisfies Record<Datatype, string>;

/** The datatype of a tensor as ONNX Runtime names it. */
export function datatypeOfRuntimeType(type: string): Datatype | undefined {
  for (const datatype of Object.values(DATATYPE_OF)) {
    if (RUNTIME_TYPES[datatype] === type) return datatype;
  }
  return undefined;
}

/** True for FP16, FP32 and FP64. */
export function isFloat(datatype: Datatype): boolean {
  return datatype.startsWith('FP');
}

/** True for signed and unsigned whole numbers. */
export function isInteger(datatype: Datatype): boolean {
  return datatype.startsWith('INT') || datatype.startsWith('UINT');
}
