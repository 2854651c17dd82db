import { type NodeToWrite, writeOnnxModel } from '../../kit/format/onnx/write-model.ts';

const column = ['N', 1] as const;

/**
 * An ONNX model with one input a feature of `PRICE_CONTRACT`:
 * 10 × lot_size + 1000 × rooms + 5000 for a driveway + 100 for gas - age (0 where it is NaN) + `base`.
 */
export function writePriceModel(base: number): Uint8Array {
  return writeOnnxModel({
    irVersion: 9,
    opsets: [
      { domain: '', version: 18 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    producer: { name: 'test', version: '1' },
    graph: 'price',
    nodes: listNodes(),
    initializers: [
      constant('per_foot', 10),
      constant('per_room', 1000),
      constant('per_driveway', 5000),
      constant('zero', 0),
      constant('base', base),
    ],
    inputs: [
      { name: 'lot_size', type: 'float', shape: column },
      { name: 'rooms', type: 'int64', shape: column },
      { name: 'driveway', type: 'float', shape: column },
      { name: 'heating', type: 'string', shape: column },
      { name: 'age', type: 'float', shape: column },
    ],
    outputs: [{ name: 'price', type: 'float', shape: column }],
    metadata: {},
  });
}

function constant(name: string, value: number) {
  return { name, type: 'float' as const, dims: [1, 1], values: [value] };
}

function listNodes(): NodeToWrite[] {
  const encoder: NodeToWrite = {
    type: 'LabelEncoder',
    domain: 'ai.onnx.ml',
    inputs: ['heating'],
    outputs: ['of_heating'],
    attributes: {
      keys_strings: { kind: 'strings', value: ['gas'] },
      values_floats: { kind: 'floats', value: [100] },
      default_float: { kind: 'float', value: 0 },
    },
  };
  const cast: NodeToWrite = {
    type: 'Cast',
    inputs: ['rooms'],
    outputs: ['rooms_float'],
    attributes: { to: { kind: 'int', value: 1 } },
  };
  const node = (type: string, inputs: string[], output: string) => ({ type, inputs, outputs: [output] });
  return [
    encoder,
    cast,
    node('Mul', ['lot_size', 'per_foot'], 'of_lot'),
    node('Mul', ['rooms_float', 'per_room'], 'of_rooms'),
    node('Mul', ['driveway', 'per_driveway'], 'of_driveway'),
    node('IsNaN', ['age'], 'no_age'),
    node('Where', ['no_age', 'zero', 'age'], 'years'),
    node('Sum', ['of_lot', 'of_rooms', 'of_driveway', 'of_heating', 'base'], 'sum'),
    node('Sub', ['sum', 'years'], 'price'),
  ];
}
