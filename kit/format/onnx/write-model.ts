import { codeOfTensorType, type Dimension, type TensorType } from './types.ts';
import {
  bytesField,
  floatField,
  floatsField,
  integerField,
  integersField,
  joinBytes,
  littleEndianFloats,
  littleEndianIntegers,
  textField,
} from './wire-writer.ts';

/** A node's attribute. A JavaScript number does not say whether it is an int or a float, so the kind does. */
export type Attribute =
  | { kind: 'int'; value: number }
  | { kind: 'ints'; value: readonly number[] }
  | { kind: 'float'; value: number }
  | { kind: 'floats'; value: readonly number[] }
  | { kind: 'string'; value: string }
  | { kind: 'strings'; value: readonly string[] };

export interface NodeToWrite {
  type: string;
  /** Left out for ONNX's own operators. */
  domain?: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, Attribute>>;
}

export interface InitializerToWrite {
  name: string;
  type: 'float' | 'int64';
  dims: readonly number[];
  values: readonly number[];
}

export interface ValueToWrite {
  name: string;
  type: TensorType;
  shape: readonly Dimension[];
}

export interface ModelToWrite {
  irVersion: number;
  opsets: readonly { domain: string; version: number }[];
  producer: { name: string; version: string };
  graph: string;
  nodes: readonly NodeToWrite[];
  initializers: readonly InitializerToWrite[];
  inputs: readonly ValueToWrite[];
  outputs: readonly ValueToWrite[];
  metadata: Readonly<Record<string, string>>;
}

/** Names that AttributeProto.AttributeType gives the kinds, by number. */
const ATTRIBUTE_TYPES = { float: 1, int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;

/** The bytes of an ONNX file. The same model gives the same bytes: metadata is written in key order. */
export function writeOnnxModel(model: ModelToWrite): Uint8Array {
  const metadata = Object.entries(model.metadata).sort(([a], [b]) => (a < b ? -1 : 1));
  return joinBytes([
    integerField(1, model.irVersion),
    textField(2, model.producer.name),
    textField(3, model.producer.version),
    bytesField(7, encodeGraph(model)),
    ...model.opsets.map(({ domain, version }) =>
      bytesField(8, joinBytes([textField(1, domain), integerField(2, version)])),
    ),
    ...metadata.map(([key, value]) => bytesField(14, joinBytes([textField(1, key), textField(2, value)]))),
  ]);
}

function encodeGraph({ graph, nodes, initializers, inputs, outputs }: ModelToWrite): Uint8Array {
  return joinBytes([
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, graph),
    ...initializers.map((tensor) => bytesField(5, encodeTensor(tensor))),
    ...inputs.map((value) => bytesField(11, encodeValue(value))),
    ...outputs.map((value) => bytesField(12, encodeValue(value))),
  ]);
}

function encodeNode({ type, domain, inputs, outputs, attributes = {} }: NodeToWrite): Uint8Array {
  return joinBytes([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, type),
    ...Object.entries(attributes).map(([name, attribute]) => bytesField(5, encodeAttribute(name, attribute))),
    ...(domain === undefined ? [] : [textField(7, domain)]),
  ]);
}

function encodeAttribute(name: string, attribute: Attribute): Uint8Array {
  return joinBytes([
    textField(1, name),
    ...encodeAttributeValue(attribute),
    integerField(20, ATTRIBUTE_TYPES[attribute.kind]),
  ]);
}

function encodeAttributeValue(attribute: Attribute): Uint8Array[] {
  switch (attribute.kind) {
    case 'float':
      return [floatField(2, attribute.value)];
    case 'int':
      return [integerField(3, attribute.value)];
    case 'string':
      return [textField(4, attribute.value)];
    case 'floats':
      return [floatsField(7, attribute.value)];
    case 'ints':
      return [integersField(8, attribute.value)];
    case 'strings':
      return attribute.value.map((text) => textField(9, text));
  }
}

function encodeTensor({ name, type, dims, values }: InitializerToWrite): Uint8Array {
  const raw = type === 'float' ? littleEndianFloats(values) : littleEndianIntegers(values);
  return joinBytes([
    integersField(1, dims),
    integerField(2, codeOfTensorType(type)),
    textField(8, name),
    bytesField(9, raw),
  ]);
}

function encodeValue({ name, type, shape }: ValueToWrite): Uint8Array {
  const dimensions = shape.map((size) => bytesField(1, encodeDimension(size)));
  const tensor = joinBytes([integerField(1, codeOfTensorType(type)), bytesField(2, joinBytes(dimensions))]);
  return joinBytes([textField(1, name), bytesField(2, bytesField(1, tensor))]);
}

function encodeDimension(size: Dimension): Uint8Array {
  if (typeof size === 'number') return integerField(1, size);
  return size === null ? new Uint8Array(0) : textField(2, size);
}
