import { listExternalLocations } from './inspect-external.ts';
import { operatorKey } from './tally.ts';
import { countElements } from './tensor-size.ts';
import type { OnnxModel, OperatorCount, ValueInfo } from './types.ts';

/** One operator with the weights it takes. */
export interface OperatorSize {
  domain: string;
  type: string;
  count: number;
  /** Bytes of its attributes and of the initializers that it is the first to take. */
  bytes: number;
}

/** The facts of a model that a report shows. */
export interface ModelFacts {
  irVersion: number;
  producer: { name: string; version: string };
  opsets: { domain: string; version: number }[];
  inputs: ValueInfo[];
  outputs: ValueInfo[];
  /** The largest first. */
  operators: OperatorSize[];
  /** Elements of all initializers. */
  parameters: number;
  /** Bytes of all tensors, in the file and beside it. */
  weightBytes: number;
  /** Bytes of the model file. */
  fileBytes: number;
  /** Files beside it that hold weights. */
  external: string[];
}

/** What a model is made of. */
export function describeModel(model: OnnxModel): ModelFacts {
  const { irVersion, producer, opsets, inputs, outputs, tensors, size } = model;
  const initializers = tensors.filter(({ graph }) => graph !== null);
  return {
    irVersion,
    producer,
    opsets,
    inputs,
    outputs,
    operators: sizeOperators(model),
    parameters: initializers.reduce((sum, tensor) => sum + (countElements(tensor) || 0), 0),
    weightBytes: tensors.reduce((sum, { bytes }) => sum + bytes, 0),
    fileBytes: size,
    external: listExternalLocations(model),
  };
}

/** The operators with the bytes of their weights, the largest first. */
export function sizeOperators({ operators, tensors, uses }: OnnxModel): OperatorSize[] {
  const sizes = new Map<string, number>();
  for (const { graph, name, bytes } of tensors) {
    const operator = graph === null ? undefined : uses.get(name);
    if (operator) sizes.set(operator, (sizes.get(operator) ?? 0) + bytes);
  }
  const sizeOf = ({ domain, type, attributeBytes }: OperatorCount) =>
    attributeBytes + (sizes.get(operatorKey(domain, type)) ?? 0);
  return operators
    .map((operator) => ({
      domain: operator.domain,
      type: operator.type,
      count: operator.count,
      bytes: sizeOf(operator),
    }))
    .sort((a, b) => b.bytes - a.bytes || b.count - a.count);
}
