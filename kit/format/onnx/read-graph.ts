import type { Allowance } from './allowance.ts';
import { malformed } from './malformed.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { quoteName } from './quote-name.ts';
import { isClassLabels, readClassLabels } from './read-class-labels.ts';
import { readEntry } from './read-entry.ts';
import { readTensor } from './read-tensor.ts';
import { readValueInfo } from './read-value-info.ts';
import { addTensor, countOperator, type Scope, type Tally } from './tally.ts';
import { type Message, readFields, readMessage, readName, readText, type WireField } from './wire-reader.ts';

/** Graphs in graphs (If, Loop, Scan) nest this deep at most; real models stay below ten. */
const MAX_DEPTH = 50;

/** Inputs or attributes of one node; Concat takes some thousands. */
const MAX_OF_A_NODE = 50_000;

/** Roughly what the entry of a value takes in memory besides its name. */
const VALUE_BYTES = 60;

/** AttributeProto's floats, ints and strings. */
const LISTS = [7, 8, 9];

/** What `uses` gives for a value that leaves a graph. */
export const GRAPH_OUTPUT = '';

/** Reads a GraphProto into `tally`. Subgraphs have a depth of 1 and more. */
export function readGraph(message: Message, tally: Tally, outer: Omit<Scope, 'graph'>): void {
  const { depth, within } = outer;
  if (depth > MAX_DEPTH) throw malformed(`graphs nested more than ${MAX_DEPTH} deep`);
  const isOutermost = depth === 0 && within === '';
  message.allowance.count('graphs');
  const scope = { depth, within, graph: isOutermost ? 0 : ++tally.subgraphs };
  for (const field of readFields(message)) {
    if (field.number === 1) readNode(readMessage(field), tally, scope);
    else if (field.number === 5) addInitializer(readMessage(field), tally, scope);
    else if (field.number === 15) addSparseInitializer(readMessage(field), tally, scope);
    else if (field.number === 10) tally.leaks.look(`a graph's doc_string`, readText(field));
    else if (field.number === 16) lookAtMetadata(field, { tally, place: "a graph's metadata" });
    else readBoundary(field, tally, scope);
  }
}

function readBoundary(field: WireField, tally: Tally, { depth, within }: Scope): void {
  const isOutermost = depth === 0 && within === '';
  if (field.number === 12) {
    field.allowance.count('outputs');
    const output = readValueInfo(readMessage(field));
    noteUse(tally, { name: output.name, operator: GRAPH_OUTPUT, allowance: field.allowance });
    if (isOutermost) tally.outputs.push(output);
  } else if (isOutermost && field.number === 2) tally.name = readName(field);
  else if (isOutermost && field.number === 11) {
    field.allowance.count('inputs');
    tally.inputs.push(readValueInfo(readMessage(field)));
  }
}

function addInitializer(message: Message, tally: Tally, { graph, within }: Scope): void {
  const tensor = readTensor(message);
  const place = `initializer ${quoteName(tensor.name)}${within}`;
  addTensor({ tally, allowance: message.allowance }, { ...tensor, graph, place });
}

/** Reads a SparseTensorProto: its values carry the name, its indices are a tensor too. */
function addSparseInitializer(message: Message, tally: Tally, scope: Scope): void {
  for (const field of readFields(message)) {
    if (field.number === 1) addInitializer(readMessage(field), tally, scope);
    else if (field.number === 2) {
      const place = `indices of a sparse initializer${scope.within}`;
      addTensor(
        { tally, allowance: message.allowance },
        { ...readTensor(readMessage(field)), graph: null, place },
      );
    }
  }
}

/** Reads a NodeProto into `tally`. */
export function readNode(message: Message, tally: Tally, scope: Scope): void {
  const { allowance } = message;
  allowance.count('nodes');
  const node = { type: '', domain: '', name: '' };
  const inputs: string[] = [];
  const attributes: Message[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) addTo(inputs, { item: readName(field), what: 'inputs' });
    else if (field.number === 3) node.name = readName(field);
    else if (field.number === 4) node.type = readName(field);
    else if (field.number === 7) node.domain = normaliseDomain(readName(field));
    else if (field.number === 5) addTo(attributes, { item: readMessage(field), what: 'attributes' });
    else if (field.number === 6) tally.leaks.look(`a node's doc_string`, readText(field));
    else if (field.number === 9) lookAtMetadata(field, { tally, place: "a node's metadata" });
  }
  const place = `${node.type} node ${quoteName(node.name)}${scope.within}`;
  let attributeBytes = 0;
  for (const attribute of attributes) attributeBytes += readAttribute(attribute, tally, { ...scope, place });
  const operator = countOperator({ tally, allowance }, { ...node, attributeBytes });
  if (scope.graph !== null) for (const name of inputs) noteUse(tally, { name, operator, allowance });
}

/** Looks for leaks in an entry that is not kept. */
export function lookAtMetadata(field: WireField, { tally, place }: { tally: Tally; place: string }): void {
  field.allowance.count('metadata entries');
  tally.leaks.lookAtEntry(place, readEntry(readMessage(field)));
}

/** @throws ConfigurationError when a node has more of them than one can have */
function addTo<T>(list: T[], { item, what }: { item: T; what: string }): void {
  if (list.push(item) > MAX_OF_A_NODE)
    throw malformed(`a node of more than ${MAX_OF_A_NODE.toLocaleString('en-US')} ${what}`);
}

/** The first operator counts, before the graph's output. */
function noteUse(
  { uses }: Tally,
  { name, operator, allowance }: { name: string; operator: string; allowance: Allowance },
): void {
  const known = uses.get(name);
  if (known) return;
  if (known === undefined) {
    allowance.count('values');
    allowance.keep(VALUE_BYTES);
  }
  uses.set(name, operator);
}

/** AttributeProto: its tensors, graphs and class labels matter here. @returns its bytes, none where it holds graphs */
export function readAttribute(message: Message, tally: Tally, scope: Scope & { place: string }): number {
  let name = '';
  let holdsGraph = false;
  let hasList = false;
  message.allowance.count('attributes');
  for (const field of readFields(message, LISTS)) {
    if (field.number === 1) name = readName(field);
    else if (field.number === 5 || field.number === 10) addConstant(readMessage(field), tally, scope);
    else if (field.number === 22 || field.number === 23) addSparse(readMessage(field), tally, scope);
    else if (field.number === 8 || field.number === 9) hasList = true;
    else if (field.number === 6 || field.number === 11) {
      holdsGraph = true;
      readGraph(readMessage(field), tally, { depth: scope.depth + 1, within: scope.within });
    }
  }
  if (hasList && isClassLabels(name)) tally.classLabels = readClassLabels(message);
  return holdsGraph ? 0 : message.end - message.start;
}

function addConstant(message: Message, tally: Tally, { place }: { place: string }): void {
  const constant = { ...readTensor(message), graph: null, place: `constant of ${place}` };
  addTensor({ tally, allowance: message.allowance }, constant);
}

/** Values and indices of a SparseTensorProto. */
function addSparse(message: Message, tally: Tally, scope: { place: string }): void {
  for (const field of readFields(message))
    if (field.number === 1 || field.number === 2) addConstant(readMessage(field), tally, scope);
}
