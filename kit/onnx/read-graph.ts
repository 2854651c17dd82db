import { malformed } from './malformed.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { quoteName } from './quote-name.ts';
import { isClassLabels, readClassLabels } from './read-class-labels.ts';
import { readEntry } from './read-entry.ts';
import { readTensor } from './read-tensor.ts';
import { readValueInfo } from './read-value-info.ts';
import { countOperator, operatorKey, type Scope, type Tally } from './tally.ts';
import { type Message, readFields, readMessage, readText, type WireField } from './wire-reader.ts';

/** Graphs in graphs (If, Loop, Scan) nest this deep at most; real models stay below ten. */
const MAX_DEPTH = 50;

/** What `uses` gives for a value that leaves a graph. */
export const GRAPH_OUTPUT = '';

/** Reads a GraphProto into `tally`. Subgraphs have a depth of 1 and more. */
export function readGraph(message: Message, tally: Tally, outer: Omit<Scope, 'graph'>): void {
  const { depth, within } = outer;
  if (depth > MAX_DEPTH) throw malformed(`graphs nested more than ${MAX_DEPTH} deep`);
  const isOutermost = depth === 0 && within === '';
  const scope = { depth, within, graph: isOutermost ? 0 : ++tally.subgraphs };
  for (const field of readFields(message)) {
    if (field.number === 1) readNode(readMessage(field), tally, scope);
    else if (field.number === 5) addInitializer(readMessage(field), tally, scope);
    else if (field.number === 15) addSparseInitializer(readMessage(field), tally, scope);
    else if (field.number === 10) tally.leaks.look(`a graph's doc_string`, readText(field));
    else if (field.number === 16)
      tally.leaks.lookAtEntry("a graph's metadata", readEntry(readMessage(field)));
    else readBoundary(field, tally, scope);
  }
}

function readBoundary(field: WireField, tally: Tally, { depth, within }: Scope): void {
  const isOutermost = depth === 0 && within === '';
  if (field.number === 12) {
    const output = readValueInfo(readMessage(field));
    tally.uses.set(output.name, tally.uses.get(output.name) ?? GRAPH_OUTPUT);
    if (isOutermost) tally.outputs.push(output);
  } else if (isOutermost && field.number === 2) tally.name = readText(field);
  else if (isOutermost && field.number === 11) tally.inputs.push(readValueInfo(readMessage(field)));
}

function addInitializer(message: Message, tally: Tally, { graph, within }: Scope): void {
  const tensor = readTensor(message);
  tally.tensors.push({ ...tensor, graph, place: `initializer ${quoteName(tensor.name)}${within}` });
}

/** Reads a SparseTensorProto: its values carry the name, its indices are a tensor too. */
function addSparseInitializer(message: Message, tally: Tally, scope: Scope): void {
  for (const field of readFields(message)) {
    if (field.number === 1) addInitializer(readMessage(field), tally, scope);
    else if (field.number === 2) {
      const indices = readTensor(readMessage(field));
      tally.tensors.push({
        ...indices,
        graph: null,
        place: `indices of a sparse initializer${scope.within}`,
      });
    }
  }
}

/** Reads a NodeProto into `tally`. */
export function readNode(message: Message, tally: Tally, scope: Scope): void {
  const node = { type: '', domain: '', name: '' };
  const inputs: string[] = [];
  const attributes: Message[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) inputs.push(readText(field));
    else if (field.number === 3) node.name = readText(field);
    else if (field.number === 4) node.type = readText(field);
    else if (field.number === 7) node.domain = normaliseDomain(readText(field));
    else if (field.number === 5) attributes.push(readMessage(field));
    else if (field.number === 6) tally.leaks.look(`a node's doc_string`, readText(field));
    else if (field.number === 9) tally.leaks.lookAtEntry("a node's metadata", readEntry(readMessage(field)));
  }
  const place = `${node.type} node ${quoteName(node.name)}${scope.within}`;
  let attributeBytes = 0;
  for (const attribute of attributes) attributeBytes += readAttribute(attribute, tally, { ...scope, place });
  countOperator(tally, { domain: node.domain, type: node.type, attributeBytes });
  if (scope.graph !== null) noteUses(tally, inputs, operatorKey(node.domain, node.type));
}

function noteUses(tally: Tally, inputs: readonly string[], operator: string): void {
  for (const name of inputs) if (!tally.uses.get(name)) tally.uses.set(name, operator);
}

/** AttributeProto: its tensors, graphs and class labels matter here. @returns its bytes, none where it holds graphs */
export function readAttribute(message: Message, tally: Tally, scope: Scope & { place: string }): number {
  let name = '';
  let holdsGraph = false;
  let hasList = false;
  for (const field of readFields(message)) {
    if (field.number === 1) name = readText(field);
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
  tally.tensors.push({ ...readTensor(message), graph: null, place: `constant of ${place}` });
}

/** Values and indices of a SparseTensorProto. */
function addSparse(message: Message, tally: Tally, scope: { place: string }): void {
  for (const field of readFields(message))
    if (field.number === 1 || field.number === 2) addConstant(readMessage(field), tally, scope);
}
