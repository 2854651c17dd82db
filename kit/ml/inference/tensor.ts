import type { Datatype } from '../../format/manifest/signature.ts';

/** Numbers as ONNX Runtime takes and gives them. FP16 travels as its bits, BOOL as bytes of 0 and 1. */
export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

/** What an engine takes and gives for a datatype: texts, or the one array type there is for it. */
export type TensorData = string[] | NumberArray;

/** What a tensor is, without its values. */
export interface TensorHead {
  name: string;
  datatype: Datatype;
  shape: number[];
}

/** A tensor of the Open Inference Protocol v2 with whatever values it was given, row-major. */
export interface V2Tensor extends TensorHead {
  data: (number | string | boolean | bigint)[] | NumberArray;
}

/** A tensor as engines run it, row-major: what its values are has been checked (`toTensorData`). */
export interface Tensor extends TensorHead {
  data: TensorData;
}
