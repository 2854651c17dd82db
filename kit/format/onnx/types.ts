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
  /** NaN for text that is no whole number. */
  offset: number;
  /** Null when the file says nothing; NaN for text that is no whole number. */
  length: number | null;
}

/** A tensor stored in the model: an initializer of a graph, or a constant among the attributes of a node. */
export interface Tensor {
  name: string;
  type: TensorType;
  dims: number[];
  /** Bytes of data as stored in the file, or as `length` says outside it. */
  bytes: number;
  /** Whether the bytes are the elements one after the other (`raw_data`), which makes their number known. */
  isRaw: boolean;
  external: ExternalData | null;
  /** The number of the graph it initializes, 0 for the outermost; null for a constant of a node. */
  graph: number | null;
  /** Where it is, for people: `initializer "w"`. */
  place: string;
  /** Where its message begins and ends in the file. */
  extent: { start: number; end: number };
}

export interface OperatorCount {
  /** Empty for ONNX's own operators. */
  domain: string;
  type: string;
  count: number;
  /** Bytes of its attributes, constants among them; initializers it takes are counted by `sizeOperators`. */
  attributeBytes: number;
}

/** A text in the model that should not leave the house; the text itself is not kept. */
export interface Leak {
  kind: 'secret' | 'path';
  /** What it looks like: `an AWS access key`, or the path itself. */
  looksLike: string;
  /** The first place: `metadata "author"`. */
  place: string;
  count: number;
}

/** What an ONNX file says of itself, without its weights. */
export interface OnnxModel {
  /** Bytes of the file. */
  size: number;
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
  /** Every tensor in graph, subgraphs, functions and training graphs. */
  tensors: Tensor[];
  /** The operator that takes a value first, as `domain` newline `type`, by the value's name; outputs of a graph too. */
  uses: ReadonlyMap<string, string>;
  /** The class labels a classifier node carries, in its order; null when no node has any. */
  classLabels: (string | number)[] | null;
  metadata: Record<string, string>;
  leaks: Leak[];
  /** Whether it carries graphs for training, which serving never runs. */
  hasTraining: boolean;
}
