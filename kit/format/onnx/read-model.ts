import { createAllowance } from './allowance.ts';
import { type ByteSource, openFileSource } from './byte-source.ts';
import { malformed } from './malformed.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { readEntry } from './read-entry.ts';
import { lookAtMetadata, readAttribute, readGraph, readNode } from './read-graph.ts';
import { createTally, type Tally } from './tally.ts';
import type { OnnxModel } from './types.ts';
import {
  type Message,
  messageOf,
  readFields,
  readInteger,
  readMessage,
  readName,
  readText,
  type WireField,
} from './wire-reader.ts';

/** protobuf itself reads no message of 2 GiB or more. */
export const MAX_MODEL_BYTES = 2 ** 31 - 1;

/**
 * Reads what an ONNX file says of itself: inputs, outputs, operators, weights by name and size. Weights are skipped, so
 * time and memory go by the structure and not by the size.
 * @throws ConfigurationError for bytes that are not a complete ONNX model
 */
export function readOnnxModel(bytes: Uint8Array | ByteSource, allowance = createAllowance()): OnnxModel {
  const message = messageOf(bytes, allowance);
  const { size } = message.source;
  if (size === 0) throw malformed('nothing: it is empty');
  if (size > MAX_MODEL_BYTES) throw malformed('more than 2 GiB, which no runtime reads');
  const tally = createTally();
  const model = emptyModel();
  let graphs = 0;
  for (const field of readFields(message)) {
    if (field.number === 7) graphs++;
    readModelField(field, model, tally);
  }
  if (graphs !== 1) throw malformed(graphs === 0 ? 'no graph' : `${graphs} graphs`);
  return { size, ...model, ...summarise(tally) };
}

/** The same from a file, of which little more than its structure is read. */
export function readOnnxFile(file: string): OnnxModel {
  const source = openFileSource(file, 'The model');
  try {
    return readOnnxModel(source);
  } finally {
    source.close();
  }
}

type ModelHeader = Omit<OnnxModel, 'size' | keyof ReturnType<typeof summarise>>;

function emptyModel(): ModelHeader {
  return {
    irVersion: 0,
    producer: { name: '', version: '' },
    opsets: [],
    functions: [],
    metadata: {},
    hasTraining: false,
  };
}

/** The fields of ModelProto. */
function readModelField(field: WireField, model: ModelHeader, tally: Tally): void {
  switch (field.number) {
    case 1:
      model.irVersion = readInteger(field);
      break;
    case 2:
      model.producer.name = readName(field);
      break;
    case 3:
      model.producer.version = readName(field);
      break;
    case 6:
      tally.leaks.look(`the model's doc_string`, readText(field));
      break;
    case 7:
      readGraph(readMessage(field), tally, { depth: 0, within: '' });
      break;
    case 8:
      model.opsets.push(readOpset(readMessage(field)));
      break;
    case 14:
      readMetadata(readMessage(field), model, tally);
      break;
    case 20:
      model.hasTraining = true;
      readTraining(readMessage(field), tally);
      break;
    case 25:
      model.functions.push(readFunction(readMessage(field), tally));
      break;
  }
}

function readOpset(message: Message): { domain: string; version: number } {
  message.allowance.count('opset imports');
  const opset = { domain: '', version: 0 };
  for (const field of readFields(message)) {
    if (field.number === 1) opset.domain = normaliseDomain(readName(field));
    else if (field.number === 2) opset.version = readInteger(field);
  }
  return opset;
}

function readMetadata(message: Message, { metadata }: ModelHeader, tally: Tally): void {
  message.allowance.count('metadata entries of its own');
  const entry = readEntry(message);
  tally.leaks.lookAtEntry('metadata', entry);
  const { key, value } = entry;
  Object.defineProperty(metadata, key, { value, enumerable: true, configurable: true, writable: true });
}

/** TrainingInfoProto: two graphs. */
function readTraining(message: Message, tally: Tally): void {
  for (const field of readFields(message))
    if (field.number === 1 || field.number === 2)
      readGraph(readMessage(field), tally, { depth: 0, within: ' in a training graph' });
}

/** FunctionProto. Its name is needed to say where its nodes are, and may come after them. */
function readFunction(message: Message, tally: Tally): { domain: string; name: string } {
  message.allowance.count('functions');
  const result = { domain: '', name: '' };
  for (const field of readFields(message)) {
    if (field.number === 1) result.name = readName(field);
    else if (field.number === 10) result.domain = normaliseDomain(readName(field));
  }
  const within = ` in function "${result.domain}.${result.name}"`;
  const scope = { depth: 1, graph: null, within };
  for (const field of readFields(message)) {
    if (field.number === 7) readNode(readMessage(field), tally, scope);
    else if (field.number === 11)
      readAttribute(readMessage(field), tally, { ...scope, place: `a default${within}` });
    else if (field.number === 8) tally.leaks.look(`a function's doc_string`, readText(field));
    else if (field.number === 14) lookAtMetadata(field, { tally, place: "a function's metadata" });
  }
  return result;
}

/** Inputs that a caller must fill; a table has some thousand columns. */
const MAX_REQUIRED_INPUTS = 10_000;

function summarise(tally: Tally) {
  const defaults = new Set(tally.tensors.filter(({ graph }) => graph === 0).map(({ name }) => name));
  const operators = [...tally.operators.values()].sort(
    (a, b) => compareText(a.domain, b.domain) || compareText(a.type, b.type),
  );
  const inputs = tally.inputs.filter(({ name }) => !defaults.has(name));
  if (inputs.length > MAX_REQUIRED_INPUTS)
    throw malformed(`more than ${MAX_REQUIRED_INPUTS.toLocaleString('en-US')} inputs without a default`);
  return {
    graph: tally.name,
    inputs,
    outputs: tally.outputs,
    operators,
    tensors: tally.tensors,
    uses: tally.uses,
    classLabels: tally.classLabels,
    leaks: tally.leaks.list(),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
