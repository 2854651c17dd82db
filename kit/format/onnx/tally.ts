import type { Allowance } from './allowance.ts';
import { createLeakWatch, type LeakWatch } from './leak-watch.ts';
import type { OperatorCount, Tensor, ValueInfo } from './types.ts';

/** What is gathered while the graphs of a model are read. Only the outermost graph adds name, inputs and outputs. */
export interface Tally {
  name: string;
  inputs: ValueInfo[];
  outputs: ValueInfo[];
  tensors: Tensor[];
  /** Where tensors outside the file are. */
  locations: Set<string>;
  operators: Map<string, OperatorCount>;
  uses: Map<string, string>;
  classLabels: (string | number)[] | null;
  leaks: LeakWatch;
  /** Graphs seen so far, besides the outermost. */
  subgraphs: number;
}

/** Where in the model something is read. */
export interface Scope {
  /** How many graphs lie around it. */
  depth: number;
  /** Its graph's number; null within a function. */
  graph: number | null;
  /** What places are followed by: ` in function "local.twice"`. */
  within: string;
}

export function createTally(): Tally {
  return {
    name: '',
    inputs: [],
    outputs: [],
    tensors: [],
    locations: new Set(),
    operators: new Map(),
    uses: new Map(),
    classLabels: null,
    leaks: createLeakWatch(),
    subgraphs: 0,
  };
}

/** The name of an operator among `operators` and `uses`. */
export function operatorKey(domain: string, type: string): string {
  return `${domain}\n${type}`;
}

/** Keeps a tensor's record. */
export function addTensor(
  { tally, allowance }: { tally: Tally; allowance: Allowance },
  tensor: Tensor,
): void {
  tally.tensors.push(tensor);
  if (!tensor.external) return;
  allowance.count('tensors outside the file');
  const { location } = tensor.external;
  if (tally.locations.has(location)) return;
  allowance.count('files of external data');
  tally.locations.add(location);
}

/** Counts one node. @returns the name of its operator */
export function countOperator(
  { tally, allowance }: { tally: Tally; allowance: Allowance },
  { domain, type, attributeBytes }: Omit<OperatorCount, 'count'>,
): string {
  const key = operatorKey(domain, type);
  const known = tally.operators.get(key);
  if (known) {
    known.count++;
    known.attributeBytes += attributeBytes;
  } else {
    allowance.count('operators');
    tally.operators.set(key, { domain, type, count: 1, attributeBytes });
  }
  return key;
}
