import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintOnnxFile } from '../../../kit/onnx/lint-file.ts';
import { bytesField, integerField, joinBytes, textField } from '../../../kit/onnx/wire-writer.ts';
import { encodeEntry, encodeModel, encodeTensor } from '../../helpers/onnx-messages.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const MEGABYTE = 1024 * 1024;
/** Processor time. Actions and commands run under Node 24; an older one that runs the tests collects garbage slower. */
const MOST_MILLISECONDS = Number.parseInt(process.versions.node, 10) >= 24 ? 1000 : 4000;

const utf8 = new TextEncoder();

/** The same bytes again and again. */
function repeat(piece: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(piece.length * count);
  for (let index = 0; index < count; index++) bytes.set(piece, index * piece.length);
  return bytes;
}

const numbered = (count: number, make: (index: number) => Uint8Array) =>
  joinBytes(Array.from({ length: count }, (_, index) => make(index)));

/** Lints a model, and says how long that took and how much memory it left behind. */
function lint(model: Uint8Array) {
  const file = join(makeTemporaryFolder('bomb'), 'model.onnx');
  writeFileSync(file, model);
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  const { findings, model: read } = lintOnnxFile(file, { weights: true });
  const { user, system } = process.cpuUsage(start);
  const heap = process.memoryUsage().heapUsed - before;
  return { findings, read, milliseconds: (user + system) / 1000, heap };
}

const node = (fields: Uint8Array) => bytesField(1, fields);
const tensor = (name: string, external?: Record<string, string>) =>
  bytesField(5, encodeTensor({ name, type: 'float', dims: [1], ...(external && { external }) }));
const inGraph = (fields: Uint8Array) => encodeModel({ fields: [fields] });
const attribute = (fields: Uint8Array) => inGraph(node(joinBytes([textField(4, 'Foo'), fields])));

/** Models of some megabytes that would take seconds or half a gigabyte, and what they are refused for. */
const BOMBS: Record<string, [RegExp, () => Uint8Array]> = {
  'nodes of nothing': [/250,000 nodes/, () => inGraph(repeat(node(new Uint8Array()), 5_000_000))],
  nodes: [/250,000 nodes/, () => inGraph(repeat(node(textField(4, 'Add')), 2_000_000))],
  initializers: [/130,000 tensors/, () => inGraph(repeat(tensor('w'), 300_000))],
  'files of external data': [
    /10,000 files of external data/,
    () => inGraph(numbered(30_000, (index) => tensor(`w${index}`, { location: `f${index}` }))),
  ],
  'tensors of one file': [
    /50,000 tensors outside the file/,
    () => inGraph(repeat(tensor('w', { location: 'f' }), 200_000)),
  ],
  operators: [
    /10,000 operators/,
    () => inGraph(numbered(30_000, (index) => node(textField(4, `Op${index}`)))),
  ],
  'metadata entries': [
    /10,000 metadata entries of its own/,
    () => encodeModel({}, [repeat(bytesField(14, encodeEntry('k', '/home/bob/x')), 500_000)]),
  ],
  'metadata of a node': [
    /400,000 metadata entries/,
    () => attribute(repeat(bytesField(9, encodeEntry('k', '/home/bob/x')), 700_000)),
  ],
  'opset imports': [
    /1,000 opset imports/,
    () => encodeModel({}, [repeat(bytesField(8, integerField(2, 18)), 500_000)]),
  ],
  functions: [
    /10,000 functions/,
    () => encodeModel({}, [repeat(bytesField(25, textField(1, 'f')), 500_000)]),
  ],
  outputs: [/10,000 outputs/, () => inGraph(repeat(bytesField(12, textField(1, 'y')), 500_000))],
  inputs: [
    /10,000 inputs without a default/,
    () => inGraph(repeat(bytesField(11, textField(1, 'x')), 100_000)),
  ],
  values: [/texts|without end|values/, () => inGraph(numbered(20, manyInputs))],
  'inputs of a node': [/50,000 inputs/, () => attribute(repeat(textField(1, 'x'), 1_000_000))],
  'attributes of a node': [
    /50,000 attributes/,
    () => attribute(repeat(bytesField(5, new Uint8Array()), 1_000_000)),
  ],
  graphs: [
    /100,000 graphs|50,000/,
    () => attribute(bytesField(5, repeat(bytesField(6, new Uint8Array()), 500_000))),
  ],
  'class labels': [
    /1,000,000 class labels/,
    () =>
      attribute(
        bytesField(5, joinBytes([textField(1, 'classlabels_int64s'), repeat(integerField(8, 5), 1_500_000)])),
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
          numbered(50_000, (index) => bytesField(13, encodeEntry(`k${index}`, 'v'))),
        ),
      ),
  ],
  fields: [/12,000,000 fields/, () => encodeModel({}, [repeat(integerField(1, 8), 15_000_000)])],
  'a name': [/a name of/, () => inGraph(node(textField(4, 'n'.repeat(2 * MEGABYTE))))],
  'a text': [/a text of/, () => inGraph(node(textField(6, 'a'.repeat(17 * MEGABYTE))))],
  'texts together': [/without end/, () => inGraph(repeat(node(textField(6, 'a'.repeat(MEGABYTE))), 140))],
};

function manyInputs(number: number): Uint8Array {
  return node(numbered(40_000, (index) => textField(1, `v${number}_${index}`)));
}

describe('a model with more than any real one', () => {
  it.each(Object.entries(BOMBS))('%s is refused at once', (_, [why, make]) => {
    const { findings, read, milliseconds, heap } = lint(make());
    expect(findings.map(({ id }) => id)).toEqual(['malformed']);
    expect(findings[0]?.message).toMatch(why);
    expect(read).toBeNull();
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(heap).toBeLessThan(200 * MEGABYTE);
  });
});

describe('a large model', () => {
  it('has its findings capped, with the number of the others', () => {
    const { findings, milliseconds } = lint(inGraph(repeat(tensor('w'), 100_000)));
    const of = (id: string) => findings.filter((finding) => finding.id === id);
    expect(of('duplicate-initializer')).toHaveLength(20);
    expect(of('duplicate-initializer').at(-1)?.message).toContain('(99,979 more places)');
    expect(of('unused-initializer').at(-1)?.message).toContain('(99,980 more places)');
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it('may have a forest of ten million numbers one by one, and more', () => {
    const lists = [
      joinBytes([textField(1, 'nodes_values'), repeat(new Uint8Array([0x3d, 0, 0, 0, 0]), 5_000_000)]),
    ];
    lists.push(joinBytes([textField(1, 'nodes_ids'), repeat(integerField(8, 300), 10_000_000)]));
    lists.push(
      joinBytes([textField(1, 'nodes_modes'), repeat(bytesField(9, utf8.encode('BRANCH_LEQ')), 1_000_000)]),
    );
    const { read, milliseconds } = lint(attribute(joinBytes(lists.map((list) => bytesField(5, list)))));
    expect(read?.operators.map(({ type, count }) => [type, count])).toEqual([['Foo', 1]]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it('may have a hundred thousand nodes', () => {
    const chain = (index: number) =>
      node(joinBytes([textField(1, `v${index}`), textField(2, `v${index + 1}`), textField(4, 'Add')]));
    const { read, milliseconds } = lint(inGraph(numbered(100_000, chain)));
    expect(read?.operators[0]?.count).toBe(100_000);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it.each([
    '-eyJ',
    '.eyJaaaaaaaaaa ',
    '://a:',
    `://${'a'.repeat(99)}`,
    '-----BEGIN A',
    '/home',
    '\\\\a',
    '-sk-a',
  ])('whose texts are made of %s is looked through once', (piece) => {
    const text = piece.repeat(Math.floor((15 * MEGABYTE) / piece.length));
    const { read, milliseconds } = lint(encodeModel({}, [bytesField(14, encodeEntry('k', text))]));
    expect(read).not.toBeNull();
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });
});
