import { bytesField, integerField, joinBytes, textField } from '../../kit/format/onnx/wire-writer.ts';
import { encodeEntry, encodeModel, encodeTensor } from './onnx-messages.ts';

export const MEGABYTE = 1024 * 1024;

/** The same bytes again and again. */
export function repeat(piece: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(piece.length * count);
  for (let index = 0; index < count; index++) bytes.set(piece, index * piece.length);
  return bytes;
}

export const numbered = (count: number, make: (index: number) => Uint8Array) =>
  joinBytes(Array.from({ length: count }, (_, index) => make(index)));

export const node = (fields: Uint8Array) => bytesField(1, fields);
export const tensor = (name: string, external?: Record<string, string>) =>
  bytesField(5, encodeTensor({ name, type: 'float', dims: [1], ...(external && { external }) }));
export const inGraph = (fields: Uint8Array) => encodeModel({ fields: [fields] });
export const attribute = (fields: Uint8Array) => inGraph(node(joinBytes([textField(4, 'Foo'), fields])));

/** Of the full allowance. */
export const SHARE = 1 / 20;

/** Models that cost more than that share, and what they are refused for. */
export const BOMBS: Record<string, [RegExp, () => Uint8Array]> = {
  'nodes of nothing': [/12,500 nodes/, () => inGraph(repeat(node(new Uint8Array()), 13_000))],
  nodes: [/12,500 nodes|more structure/, () => inGraph(repeat(node(textField(4, 'Add')), 13_000))],
  initializers: [/6,500 tensors|more structure/, () => inGraph(repeat(tensor('w'), 7_000))],
  'files of external data': [
    /500 files of external data/,
    () => inGraph(numbered(510, (index) => tensor(`w${index}`, { location: `f${index}` }))),
  ],
  'tensors of one file': [
    /2,500 tensors outside the file/,
    () => inGraph(repeat(tensor('w', { location: 'f' }), 2_600)),
  ],
  operators: [/500 operators/, () => inGraph(numbered(510, (index) => node(textField(4, `Op${index}`))))],
  'metadata entries': [
    /500 metadata entries of its own/,
    () => encodeModel({}, [repeat(bytesField(14, encodeEntry('k', '/home/bob/x')), 550)]),
  ],
  'metadata of a node': [
    /15,000 metadata entries/,
    () => attribute(repeat(bytesField(9, encodeEntry('k', '/home/bob/x')), 21_000)),
  ],
  'opset imports': [
    /50 opset imports/,
    () => encodeModel({}, [repeat(bytesField(8, integerField(2, 18)), 60)]),
  ],
  functions: [/500 functions/, () => encodeModel({}, [repeat(bytesField(25, textField(1, 'f')), 550)])],
  outputs: [/500 outputs/, () => inGraph(repeat(bytesField(12, textField(1, 'y')), 550))],
  inputs: [/inputs/, () => inGraph(repeat(bytesField(11, textField(1, 'x')), 100_000))],
  values: [/texts|without end|values/, () => inGraph(numbered(2, manyInputs))],
  'inputs of a node': [/50,000 inputs/, () => attribute(repeat(textField(1, 'x'), 51_000))],
  'attributes of a node': [
    /50,000 attributes/,
    () => attribute(repeat(bytesField(5, new Uint8Array()), 51_000)),
  ],
  graphs: [/5,000 graphs/, () => attribute(bytesField(5, repeat(bytesField(6, new Uint8Array()), 5_100)))],
  'class labels': [
    /50,000 class labels/,
    () =>
      attribute(
        bytesField(5, joinBytes([textField(1, 'classlabels_int64s'), repeat(integerField(8, 5), 51_000)])),
      ),
  ],
  dimensions: [
    /100 dimensions/,
    () => inGraph(bytesField(5, bytesField(1, new Uint8Array(500_000).fill(1)))),
  ],
  'entries of external data': [
    /entries of external data/,
    () =>
      inGraph(
        bytesField(
          5,
          numbered(100, (index) => bytesField(13, encodeEntry(`k${index}`, 'v'))),
        ),
      ),
  ],
  fields: [/more structure than/, () => encodeModel({}, [repeat(integerField(1, 8), 1_000_000)])],
  'a name': [/a name of/, () => inGraph(node(textField(4, 'n'.repeat(2 * MEGABYTE))))],
  'a text': [/a text of/, () => inGraph(node(textField(6, 'a'.repeat(17 * MEGABYTE))))],
  'texts together': [
    /without end|more structure/,
    () => inGraph(repeat(node(textField(6, 'a'.repeat(MEGABYTE))), 7)),
  ],
};

function manyInputs(number: number): Uint8Array {
  return node(numbered(40_000, (index) => textField(1, `v${number}_${index}`)));
}
