/** The element types of TensorProto.DataType by number (onnx.proto3 of ONNX 1.23). */
const TENSOR_TYPES = [
  'undefined',
  'float',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'double',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
  'float8e4m3fn',
  'float8e4m3fnuz',
  'float8e5m2',
  'float8e5m2fnuz',
  'uint4',
  'int4',
  'float4e2m1',
  'float8e8m0',
  'uint2',
  'int2',
  'float6e2m3',
  'float6e3m2',
] as const;

export type TensorType = (typeof TENSOR_TYPES)[number];

/** The name of an element type; `undefined` (the type) for a number that ONNX does not know. */
export function tensorTypeOf(code: number): TensorType {
  return TENSOR_TYPES[code] ?? 'undefined';
}

/** The number of an element type in TensorProto.DataType. */
export function codeOfTensorType(type: TensorType): number {
  return TENSOR_TYPES.indexOf(type);
}

/** A size, a symbol such as `N`, or null where the model says nothing. */
export type Dimension = number | string | null;

/** A graph input or output. */
export interface ValueInfo {
  name: string;
  kind: 'tensor' | 'sparse-tensor' | 'sequence' | 'map' | 'optional' | 'unknown';
  /** The element type; `undefined` for what is no tensor. */
  type: TensorType;
  /** Null when the rank is unknown. */
  shape: Dimension[] | null;
}

/** Where a tensor's bytes are when they are not in the model file. */
export interface ExternalData {
  location: string;
  offset: number;
  length: number | null;
}

export interface Initializer {
  name: string;
  type: TensorType;
  dims: number[];
  /** Bytes of data as stored in the file, or as `length` says outside it. */
  bytes: number;
  external: ExternalData | null;
}

export interface OperatorCount {
  /** Empty for ONNX's own operators. */
  domain: string;
  type: string;
  count: number;
}

/** What an ONNX file says of itself, without its weights. */
export interface OnnxModel {
  irVersion: number;
  producer: { name: string; version: string };
  opsets: { domain: string; version: number }[];
  graph: string;
  /** The inputs a caller must fill: graph inputs without a default among the initializers. */
  inputs: ValueInfo[];
  outputs: ValueInfo[];
  /** Counted over the graph, its subgraphs and the model's own functions; by domain, then type. */
  operators: OperatorCount[];
  /** Functions the model defines for itself. */
  functions: { domain: string; name: string }[];
  initializers: Initializer[];
  /** Every tensor outside the file, constants in nodes included. */
  external: ExternalData[];
  /** The class labels a classifier node carries, in its order; null when no node has any. */
  classLabels: (string | number)[] | null;
  metadata: Record<string, string>;
}
