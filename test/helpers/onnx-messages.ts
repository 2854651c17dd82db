import { codeOfTensorType, type TensorType } from '../../kit/format/onnx/types.ts';
import {
  bytesField,
  integerField,
  integersField,
  joinBytes,
  textField,
} from '../../kit/format/onnx/wire-writer.ts';

/** A tensor with what `writeOnnxModel` does not write: any type, raw bytes, external data, typed fields. */
export interface TensorMessage {
  name: string;
  type: TensorType;
  dims: readonly number[];
  raw?: Uint8Array;
  /** Entries of the external data: location, offset, length. */
  external?: Readonly<Record<string, string | number>>;
  /** Further fields, encoded. */
  fields?: readonly Uint8Array[];
}

export function encodeTensor({ name, type, dims, raw, external, fields = [] }: TensorMessage): Uint8Array {
  const entries = Object.entries(external ?? {});
  return joinBytes([
    integersField(1, dims),
    integerField(2, codeOfTensorType(type)),
    textField(8, name),
    ...(raw ? [bytesField(9, raw)] : []),
    ...entries.map(([key, value]) => bytesField(13, encodeEntry(key, String(value)))),
    ...(external ? [integerField(14, 1)] : []),
    ...fields,
  ]);
}

export function encodeEntry(key: string, value: string): Uint8Array {
  return joinBytes([textField(1, key), textField(2, value)]);
}

export interface NodeMessage {
  type: string;
  domain?: string;
  inputs?: readonly string[];
  outputs?: readonly string[];
  /** Attributes, encoded. */
  attributes?: readonly Uint8Array[];
  fields?: readonly Uint8Array[];
}

export function encodeNode(node: NodeMessage): Uint8Array {
  const { type, domain, inputs = [], outputs = [], attributes = [], fields = [] } = node;
  return joinBytes([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, type),
    ...attributes.map((attribute) => bytesField(5, attribute)),
    ...(domain === undefined ? [] : [textField(7, domain)]),
    ...fields,
  ]);
}

/** An attribute that holds a message: a tensor (field 5), a graph (6) or a sparse tensor (22). */
export function encodeAttribute(name: string, field: number, message: Uint8Array): Uint8Array {
  return joinBytes([textField(1, name), bytesField(field, message)]);
}

export interface GraphMessage {
  nodes?: readonly NodeMessage[];
  tensors?: readonly TensorMessage[];
  fields?: readonly Uint8Array[];
}

/** A GraphProto without inputs and outputs, unless they are among the fields. */
export function encodeGraph({ nodes = [], tensors = [], fields = [] }: GraphMessage): Uint8Array {
  return joinBytes([
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, 'graph'),
    ...tensors.map((tensor) => bytesField(5, encodeTensor(tensor))),
    ...fields,
  ]);
}

/** A model that takes `x` [N,2] of floats to `y` [N,1]. @param fields further fields of the ModelProto */
export function encodeModel(graph: GraphMessage, fields: readonly Uint8Array[] = []): Uint8Array {
  const boundary = [bytesField(11, encodeFloats('x', 2)), bytesField(12, encodeFloats('y', 1))];
  const whole = { ...graph, fields: [...boundary, ...(graph.fields ?? [])] };
  return joinBytes([
    integerField(1, 9),
    bytesField(7, encodeGraph(whole)),
    bytesField(8, integerField(2, 18)),
    ...fields,
  ]);
}

function encodeFloats(name: string, width: number): Uint8Array {
  const shape = joinBytes([bytesField(1, textField(2, 'N')), bytesField(1, integerField(1, width))]);
  const tensor = joinBytes([integerField(1, 1), bytesField(2, shape)]);
  return joinBytes([textField(1, name), bytesField(2, bytesField(1, tensor))]);
}

/** The node that makes `y` of `x` and a tensor `w`. */
export const MATMUL: NodeMessage = { type: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] };
