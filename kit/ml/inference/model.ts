import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Datatype } from '../../format/manifest/signature.ts';

/** Numbers as ONNX Runtime takes and gives them. FP16 travels as its bits. */
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

/**
 * A tensor of the Open Inference Protocol v2, row-major. In results BYTES is a string array, BOOL a boolean array,
 * FP16 a Uint16Array of bits (see `decodeHalf`), 64-bit integers big-integer arrays.
 */
export interface V2Tensor {
  name: string;
  datatype: Datatype;
  shape: number[];
  data: (number | string | boolean | bigint)[] | NumberArray;
}

/** An opened model. */
export interface Model {
  /** One prediction a row, in order. Rows are valid and normalised (`createRowValidator`). */
  predict(rows: readonly Row[]): Promise<Prediction[]>;
  /** Runs the model on raw tensors; `outputs` names those to return, all where it is left out. */
  infer(tensors: readonly V2Tensor[], outputs?: readonly string[]): Promise<V2Tensor[]>;
  close(): Promise<void>;
}
