import { readTensor } from './read-tensor.ts';
import { readValueInfo } from './read-value-info.ts';
import type { ExternalData, Initializer, OperatorCount, ValueInfo } from './types.ts';
import { malformed, readFields, readIntegers, readMessage, readText, type WireField } from './wire-reader.ts';

/** Graphs in graphs (If, Loop, Scan) nest this deep at most; real models stay below ten. */
const MAX_DEPTH = 50;

/** What is gathered while a model is read. Only the outermost graph adds inputs, outputs and initializers. */
export interface GraphTally {
  name: string;
  inputs: ValueInfo[];
  outputs: ValueInfo[];
  initializers: Initializer[];
  external: ExternalData[];
  operators: Map<string, OperatorCount>;
  classLabels: (string | number)[] | null;
  readNode(message: Uint8Array, depth: number): void;
}

export function createTally(): GraphTally {
  const tally: GraphTally = {
    name: '',
    inputs: [],
    outputs: [],
    initializers: [],
    external: [],
    operators: new Map(),
    classLabels: null,
    readNode: (message, depth) => readNode(message, tally, depth),
  };
  return tally;
}

/** Reads a GraphProto into `tally`. */
export function readGraph(message: Uint8Array, tally: GraphTally, depth: number): void {
  if (depth > MAX_DEPTH) throw malformed(`graphs nested more than ${MAX_DEPTH} deep`);
  for (const field of readFields(message)) {
    if (field.number === 1) readNode(readMessage(field), tally, depth);
    else if (field.number === 5) addInitializer(readMessage(field), tally, depth);
    else if (field.number === 15) addSparseInitializer(readMessage(field), tally, depth);
    else if (depth === 0) readBoundary(field, tally);
  }
}

function readBoundary(field: WireField, tally: GraphTally): void {
  if (field.number === 2) tally.name = readText(field);
  else if (field.number === 11) tally.inputs.push(readValueInfo(readMessage(field)));
  else if (field.number === 12) tally.outputs.push(readValueInfo(readMessage(field)));
}

function addInitializer(message: Uint8Array, tally: GraphTally, depth: number): void {
  const tensor = readTensor(message);
  if (depth === 0) tally.initializers.push(tensor);
  if (tensor.external) tally.external.push(tensor.external);
}

function addSparseInitializer(message: Uint8Array, tally: GraphTally, depth: number): void {
  for (const field of readFields(message)) {
    if (field.number === 1) addInitializer(readMessage(field), tally, depth);
    else if (field.number === 2) {
      const indices = readTensor(readMessage(field));
      if (indices.external) tally.external.push(indices.external);
    }
  }
}

function readNode(message: Uint8Array, tally: GraphTally, depth: number): void {
  let type = '';
  let domain = '';
  for (const field of readFields(message)) {
    if (field.number === 4) type = readText(field);
    else if (field.number === 7) domain = readText(field);
    else if (field.number === 5) readAttribute(readMessage(field), tally, depth);
  }
  countOperator(tally, domain === 'ai.onnx' ? '' : domain, type);
}

function countOperator(tally: GraphTally, domain: string, type: string): void {
  const key = `${domain}\n${type}`;
  const known = tally.operators.get(key);
  if (known) known.count++;
  else tally.operators.set(key, { domain, type, count: 1 });
}

/** AttributeProto: only its tensors, graphs and class labels matter here. */
function readAttribute(message: Uint8Array, tally: GraphTally, depth: number): void {
  let name = '';
  const lists: WireField[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) name = readText(field);
    else if (field.number === 5 || field.number === 10) addConstant(readMessage(field), tally);
    else if (field.number === 6 || field.number === 11) readGraph(readMessage(field), tally, depth + 1);
    else if (field.number === 8 || field.number === 9) lists.push(field);
  }
  if (lists.length > 0 && isClassLabels(name)) tally.classLabels = lists.flatMap(readLabels);
}

/** The attributes that LinearClassifier, SVMClassifier, TreeEnsembleClassifier and ZipMap call their classes by. */
function isClassLabels(name: string): boolean {
  return /^(classlabels_(ints|int64s|strings)|classes_(ints|strings))$/.test(name);
}

function readLabels(field: WireField): (string | number)[] {
  if (field.number === 8) return readIntegers(field);
  return [readText(field)];
}

function addConstant(message: Uint8Array, tally: GraphTally): void {
  const { external } = readTensor(message);
  if (external) tally.external.push(external);
}
