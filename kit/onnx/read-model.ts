import { ConfigurationError } from '../errors/configuration-error.ts';
import { createTally, type GraphTally, readGraph } from './read-graph.ts';
import type { OnnxModel } from './types.ts';
import { malformed, readFields, readInteger, readMessage, readText, type WireField } from './wire-reader.ts';

/** protobuf itself reads no message of 2 GiB or more. */
export const MAX_MODEL_BYTES = 2 ** 31 - 1;

/**
 * Reads what an ONNX file says of itself: inputs, outputs, operators, weights by name and size. Weights are not copied.
 * Works in one pass over the file's structure, so the time is bounded by its size.
 * @throws ConfigurationError for bytes that are not a complete ONNX model
 */
export function readOnnxModel(bytes: Uint8Array): OnnxModel {
  if (bytes.length === 0) throw new ConfigurationError('The model file is empty. Export the model again.');
  if (bytes.length > MAX_MODEL_BYTES) throw malformed('more than 2 GiB, which no runtime reads');
  const tally = createTally();
  const model = emptyModel();
  let graphs = 0;
  for (const field of readFields(bytes)) {
    if (field.number === 7) graphs++;
    readModelField(field, model, tally);
  }
  if (graphs !== 1) throw malformed(graphs === 0 ? 'no graph' : `${graphs} graphs`);
  return { ...model, ...summarise(tally) };
}

type ModelHeader = Omit<OnnxModel, keyof ReturnType<typeof summarise>>;

function emptyModel(): ModelHeader {
  return { irVersion: 0, producer: { name: '', version: '' }, opsets: [], functions: [], metadata: {} };
}

/** The fields of ModelProto. */
function readModelField(field: WireField, model: ModelHeader, tally: GraphTally): void {
  switch (field.number) {
    case 1:
      model.irVersion = readInteger(field);
      break;
    case 2:
      model.producer.name = readText(field);
      break;
    case 3:
      model.producer.version = readText(field);
      break;
    case 7:
      readGraph(readMessage(field), tally, 0);
      break;
    case 8:
      model.opsets.push(readOpset(readMessage(field)));
      break;
    case 14:
      readMetadata(readMessage(field), model.metadata);
      break;
    case 25:
      model.functions.push(readFunction(readMessage(field), tally));
      break;
  }
}

function readOpset(message: Uint8Array): { domain: string; version: number } {
  const opset = { domain: '', version: 0 };
  for (const field of readFields(message)) {
    if (field.number === 1) opset.domain = readText(field);
    else if (field.number === 2) opset.version = readInteger(field);
  }
  return opset;
}

function readMetadata(message: Uint8Array, metadata: Record<string, string>): void {
  let key = '';
  let value = '';
  for (const field of readFields(message)) {
    if (field.number === 1) key = readText(field);
    else if (field.number === 2) value = readText(field);
  }
  Object.defineProperty(metadata, key, { value, enumerable: true, configurable: true, writable: true });
}

function readFunction(message: Uint8Array, tally: GraphTally): { domain: string; name: string } {
  const result = { domain: '', name: '' };
  const nodes: Uint8Array[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) result.name = readText(field);
    else if (field.number === 10) result.domain = readText(field);
    else if (field.number === 7) nodes.push(readMessage(field));
  }
  for (const node of nodes) tally.readNode(node, 1);
  return result;
}

function summarise(tally: GraphTally) {
  const defaults = new Set(tally.initializers.map(({ name }) => name));
  const operators = [...tally.operators.values()].sort(
    (a, b) => compareText(a.domain, b.domain) || compareText(a.type, b.type),
  );
  return {
    graph: tally.name,
    inputs: tally.inputs.filter(({ name }) => !defaults.has(name)),
    outputs: tally.outputs,
    operators,
    initializers: tally.initializers,
    external: tally.external,
    classLabels: tally.classLabels,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
