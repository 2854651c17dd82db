import type { Row } from '../../kit/format/manifest/row.ts';
import { writeOnnxModel } from '../../kit/format/onnx/write-model.ts';

export const RENT_MODEL = 'rent';

/** The contract of the flats: a sensitive column, and a description that could break a table. */
export const RENT_CONTRACT = {
  title: 'Flats',
  type: 'object',
  properties: {
    rent: { type: 'number', minimum: 0, 'x-role': 'target', 'x-unit': 'euro' },
    size: { type: 'number', minimum: 0, maximum: 500, 'x-unit': 'square metre' },
    rooms: { type: 'integer', minimum: 1, maximum: 12, description: 'Rooms | without kitchen' },
    age: { type: 'number', minimum: 0, maximum: 120, 'x-sensitive': true },
  },
  required: ['rent', 'size', 'rooms', 'age'],
};

/** How a model answers: euro a square metre, a room, and at least. */
export interface Weights {
  size: number;
  rooms: number;
  base: number;
}

/** Close to how the rents are made. */
export const GOOD: Weights = { size: 10, rooms: 50, base: 100 };

/** What a model of these weights answers, computed apart from it. */
export function rentOf({ size, rooms, base }: Weights, row: Row): number {
  return size * Number(row['size']) + rooms * Number(row['rooms']) + base;
}

/** `size × w + rooms × v + base`, one input a feature; `unused` is taken and not used. */
export function writeRentModel(
  { size, rooms, base }: Weights,
  {
    output = 'rent',
    unused = 'age',
    turned = false,
  }: {
    output?: string;
    unused?: string;
    /** Whether the inputs stand in the other order. */
    turned?: boolean;
  } = {},
): Uint8Array {
  const constant = (name: string, value: number) => ({
    name,
    type: 'float' as const,
    dims: [1, 1],
    values: [value],
  });
  const input = (name: string) => ({ name, type: 'float' as const, shape: ['N', 1] });
  const node = (type: string, inputs: string[], output: string) => ({ type, inputs, outputs: [output] });
  return writeOnnxModel({
    irVersion: 9,
    opsets: [{ domain: '', version: 18 }],
    producer: { name: 'test', version: '1' },
    graph: 'rent',
    nodes: [
      node('Mul', ['size', 'a_metre'], 'of_size'),
      node('Mul', ['rooms', 'a_room'], 'of_rooms'),
      node('Mul', [unused, 'zero'], 'of_unused'),
      node('Sum', ['of_size', 'of_rooms', 'of_unused', 'base'], output),
    ],
    initializers: [
      constant('a_metre', size),
      constant('a_room', rooms),
      constant('zero', 0),
      constant('base', base),
    ],
    inputs: turned
      ? [input(unused), input('rooms'), input('size')]
      : [input('size'), input('rooms'), input(unused)],
    outputs: [{ name: output, type: 'float', shape: ['N', 1] }],
    metadata: {},
  });
}
