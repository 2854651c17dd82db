import type {
  InitializerToWrite,
  ModelToWrite,
  NodeToWrite,
  ValueToWrite,
} from '../../../../kit/format/onnx/write-model.ts';
import { CLASSES_KEY, type ClassLabel } from '../../../../kit/ml/inference/classes.ts';
import type { LinearWeights } from './fit-ridge.ts';
import { createLabelNodes } from './label-nodes.ts';
import type { ColumnPlan, NumberColumn, TextColumn } from './plan-columns.ts';

export interface FittedLinear {
  plan: ColumnPlan;
  fit: LinearWeights;
  target: string;
  /** In the order of the weights; empty for a regression. */
  classes: ClassLabel[];
}

/** Names of the graph's own tensors start so, which no column's name should. */
const OWN = '/slipway';

/** A part of the graph, and the tensor it ends in. */
interface Part {
  nodes: NodeToWrite[];
  initializers: InitializerToWrite[];
  result: string;
}

/**
 * The fitted model as an ONNX graph with everything a row needs inside it: one input a column, missing numbers (NaN) and
 * texts ("") filled, scaling, one-hot, weights, softmax, labels.
 */
export function createLinearGraph({ plan, fit, target, classes }: FittedLinear): ModelToWrite {
  const parts = [
    ...(plan.numbers.length > 0 ? [createNumbersPart(plan.numbers)] : []),
    ...plan.texts.map(createTextPart),
  ];
  const weights = createWeightsPart(parts, fit, classes.length === 0 ? target : `${OWN}/scores`);
  const ending = createEnding({ plan, target, classes, scores: weights.result });
  const all = [...parts, weights];
  return {
    irVersion: 8,
    opsets: [
      { domain: '', version: 17 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    producer: { name: 'slipway builtin:linear', version: '1' },
    graph: 'linear',
    nodes: [...all.flatMap(({ nodes }) => nodes), ...ending.nodes],
    initializers: all.flatMap(({ initializers }) => initializers),
    inputs: createInputs(plan),
    outputs: ending.outputs,
    metadata: classes.length > 0 ? { [CLASSES_KEY]: JSON.stringify(classes) } : {},
  };
}

function createInputs({ numbers, texts }: ColumnPlan): ValueToWrite[] {
  return [
    ...numbers.map(({ name }): ValueToWrite => ({ name, type: 'float', shape: ['N', 1] })),
    ...texts.map(({ name }): ValueToWrite => ({ name, type: 'string', shape: ['N', 1] })),
  ];
}

function createNumbersPart(numbers: NumberColumn[]): Part {
  const name = (step: string) => `${OWN}/numbers/${step}`;
  const constant = (step: string, values: number[]): InitializerToWrite => ({
    name: name(step),
    type: 'float',
    dims: [1, values.length],
    values,
  });
  return {
    nodes: [
      {
        type: 'Concat',
        inputs: numbers.map((column) => column.name),
        outputs: [name('given')],
        attributes: { axis: { kind: 'int', value: 1 } },
      },
      { type: 'IsNaN', inputs: [name('given')], outputs: [name('missing')] },
      { type: 'Where', inputs: [name('missing'), name('fill'), name('given')], outputs: [name('filled')] },
      { type: 'Sub', inputs: [name('filled'), name('mean')], outputs: [name('centred')] },
      { type: 'Div', inputs: [name('centred'), name('scale')], outputs: [name('scaled')] },
    ],
    initializers: [
      constant(
        'fill',
        numbers.map(({ fill }) => fill),
      ),
      constant(
        'mean',
        numbers.map(({ mean }) => mean),
      ),
      constant(
        'scale',
        numbers.map(({ scale }) => scale),
      ),
    ],
    result: name('scaled'),
  };
}

function createTextPart({ name: column, levels, fill }: TextColumn): Part {
  const name = (step: string) => `${OWN}/text/${column}/${step}`;
  const filling: NodeToWrite = {
    type: 'LabelEncoder',
    domain: 'ai.onnx.ml',
    inputs: [column],
    outputs: [name('filled')],
    attributes: {
      keys_strings: { kind: 'strings', value: [...levels, ''] },
      values_strings: { kind: 'strings', value: [...levels, fill ?? ''] },
      default_string: { kind: 'string', value: '' },
    },
  };
  const oneHot: NodeToWrite = {
    type: 'OneHotEncoder',
    domain: 'ai.onnx.ml',
    inputs: [name('filled')],
    outputs: [name('one-hot')],
    attributes: {
      cats_strings: { kind: 'strings', value: levels },
      zeros: { kind: 'int', value: 1 },
    },
  };
  const reshape = { type: 'Reshape', inputs: [name('one-hot'), name('shape')], outputs: [name('flat')] };
  return {
    nodes: [filling, oneHot, reshape],
    initializers: [{ name: name('shape'), type: 'int64', dims: [2], values: [0, levels.length] }],
    result: name('flat'),
  };
}

function createWeightsPart(parts: Part[], { weights, intercepts }: LinearWeights, result: string): Part {
  const width = weights[0]?.length ?? 0;
  const byFeature = Array.from({ length: width }, (_, row) => weights.map((column) => column[row] ?? 0));
  return {
    nodes: [
      {
        type: 'Concat',
        inputs: parts.map((part) => part.result),
        outputs: [`${OWN}/features`],
        attributes: { axis: { kind: 'int', value: 1 } },
      },
      { type: 'MatMul', inputs: [`${OWN}/features`, `${OWN}/weights`], outputs: [`${OWN}/products`] },
      { type: 'Add', inputs: [`${OWN}/products`, `${OWN}/intercepts`], outputs: [result] },
    ],
    initializers: [
      { name: `${OWN}/weights`, type: 'float', dims: [width, weights.length], values: byFeature.flat() },
      { name: `${OWN}/intercepts`, type: 'float', dims: [1, weights.length], values: intercepts },
    ],
    result,
  };
}

interface EndingRequest {
  plan: ColumnPlan;
  target: string;
  classes: ClassLabel[];
  scores: string;
}

function createEnding({ plan, target, classes, scores }: EndingRequest) {
  if (classes.length === 0) {
    return {
      nodes: [],
      outputs: [{ name: target, type: 'float', shape: ['N', 1] }] satisfies ValueToWrite[],
    };
  }
  const taken = [...plan.numbers, ...plan.texts].map(({ name }) => name);
  const probabilities = chooseName('probabilities', taken);
  const softmax: NodeToWrite = {
    type: 'Softmax',
    inputs: [scores],
    outputs: [probabilities],
    attributes: { axis: { kind: 'int', value: 1 } },
  };
  const output: ValueToWrite = { name: probabilities, type: 'float', shape: ['N', classes.length] };
  const label = createLabelNodes({ classes, scores, name: chooseName('label', taken), prefix: OWN });
  return { nodes: [softmax, ...label.nodes], outputs: [...label.outputs, output] };
}

/** The name, or the name with a number where a column has it. */
function chooseName(name: string, taken: readonly string[]): string {
  let chosen = name;
  for (let count = 1; taken.includes(chosen); count++) chosen = `${name}_${count}`;
  return chosen;
}
