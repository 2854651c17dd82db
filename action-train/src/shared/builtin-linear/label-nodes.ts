import type { NodeToWrite, ValueToWrite } from '../../../../kit/format/onnx/write-model.ts';
import type { ClassLabel } from '../../../../kit/ml/inference/classes.ts';

export interface LabelRequest {
  classes: ClassLabel[];
  scores: string;
  name: string;
  prefix: string;
}

/**
 * Nodes that turn scores into the label of the largest. Text and whole numbers come out as themselves, truth values as 0
 * and 1; for other numbers there is no label output, the probabilities say it.
 */
export function createLabelNodes({ classes, scores, name, prefix }: LabelRequest): {
  nodes: NodeToWrite[];
  outputs: ValueToWrite[];
} {
  const values = labelValues(classes);
  if (!values) return { nodes: [], outputs: [] };
  const position = `${prefix}/position`;
  const largest: NodeToWrite = {
    type: 'ArgMax',
    inputs: [scores],
    outputs: [position],
    attributes: { axis: { kind: 'int', value: 1 }, keepdims: { kind: 'int', value: 0 } },
  };
  const decode: NodeToWrite = {
    type: 'LabelEncoder',
    domain: 'ai.onnx.ml',
    inputs: [position],
    outputs: [name],
    attributes: {
      keys_int64s: { kind: 'ints', value: classes.map((_, index) => index) },
      ...values.attributes,
    },
  };
  return { nodes: [largest, decode], outputs: [{ name, type: values.type, shape: ['N'] }] };
}

function labelValues(classes: ClassLabel[]) {
  const texts = classes.filter((label) => typeof label === 'string');
  if (texts.length === classes.length) {
    return { type: 'string', attributes: { values_strings: { kind: 'strings', value: texts } } } as const;
  }
  const numbers = classes.map(Number);
  if (!numbers.every(Number.isSafeInteger)) return undefined;
  return { type: 'int64', attributes: { values_int64s: { kind: 'ints', value: numbers } } } as const;
}
