import type { Row } from '../kit/format/manifest/row.ts';
import { writeOnnxModel } from '../kit/format/onnx/write-model.ts';

const WIDTHS = [64, 512, 512, 1] as const;

/** The names of the model's features. */
export const FEATURES = Array.from({ length: WIDTHS[0] }, (_, index) => `f${String(index).padStart(2, '0')}`);

/** A contract of numbers alone. */
export const CONTRACT = {
  type: 'object',
  properties: {
    target: { type: 'number', 'x-role': 'target' },
    ...Object.fromEntries(FEATURES.map((name) => [name, { type: 'number' }])),
  },
  required: ['target', ...FEATURES],
};

/** A row of numbers between -1 and 1, the same for the same seed. */
export function makeRow(seed: number): Row {
  const random = createRandom(seed);
  return Object.fromEntries(FEATURES.map((name) => [name, Math.round(random() * 1e4) / 1e4]));
}

/** A perceptron 64-512-512-1 with ReLU and weights from a fixed seed. */
export function writePerceptron(): Uint8Array {
  const random = createRandom(7);
  const layers = WIDTHS.slice(1).map((width, index) => ({ index, width, from: WIDTHS[index] ?? 0 }));
  return writeOnnxModel({
    irVersion: 9,
    opsets: [{ domain: '', version: 18 }],
    producer: { name: 'bench', version: '1' },
    graph: 'perceptron',
    nodes: layers.flatMap(({ index }) => {
      const last = index === layers.length - 1;
      const input = index === 0 ? 'features' : `r${index - 1}`;
      const output = last ? 'value' : `h${index}`;
      const gemm = { type: 'Gemm', inputs: [input, `w${index}`, `b${index}`], outputs: [output] };
      return last ? [gemm] : [gemm, { type: 'Relu', inputs: [output], outputs: [`r${index}`] }];
    }),
    initializers: layers.flatMap(({ index, width, from }) => [
      {
        name: `w${index}`,
        type: 'float' as const,
        dims: [from, width],
        values: Array.from({ length: from * width }, () => random() / Math.sqrt(from)),
      },
      {
        name: `b${index}`,
        type: 'float' as const,
        dims: [width],
        values: Array.from({ length: width }, random),
      },
    ]),
    inputs: [{ name: 'features', type: 'float', shape: ['N', WIDTHS[0]] }],
    outputs: [{ name: 'value', type: 'float', shape: ['N', 1] }],
    metadata: {},
  });
}

/** Numbers between -1 and 1 (a linear congruential generator; Numerical Recipes' constants). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
