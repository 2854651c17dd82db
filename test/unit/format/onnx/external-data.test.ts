import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { digestOf, digestOfJson } from '../../../../kit/format/manifest/digest.ts';
import { leavesTheFolder } from '../../../../kit/format/onnx/external-location.ts';
import { lintOnnxFile } from '../../../../kit/format/onnx/lint-file.ts';
import { identifyModel, listModelFiles } from '../../../../kit/format/onnx/model-files.ts';
import { bytesField, joinBytes, textField } from '../../../../kit/format/onnx/wire-writer.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import {
  encodeAttribute,
  encodeGraph,
  encodeModel,
  encodeNode,
  encodeTensor,
  MATMUL,
  type TensorMessage,
} from '../../../helpers/onnx-messages.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

type External = NonNullable<TensorMessage['external']>;

const weights = (external: External, name = 'w'): TensorMessage => ({
  name,
  type: 'float',
  dims: [2, 1],
  external,
});

/** Writes a model and, beside it, `w.bin` of 64 bytes. */
function setUp(bytes: Uint8Array) {
  const folder = makeTemporaryFolder('external');
  const file = join(folder, 'model.onnx');
  writeFileSync(file, bytes);
  writeFileSync(join(folder, 'w.bin'), new Uint8Array(64));
  const lint = () => lintOnnxFile(file).findings.map(({ id, severity, place }) => [id, severity, place]);
  return { folder, file, lint };
}

const withWeights = (...tensors: TensorMessage[]) => setUp(encodeModel({ nodes: [MATMUL], tensors }));

const ESCAPES = [
  '',
  '/etc/passwd',
  '../w',
  'a/../../w',
  'a/..',
  'C:\\w',
  'c:w',
  '\\\\host\\w',
  'a\\..\\b',
  'file:///w',
  'https://example.org/w',
  'w\0.bin',
  '*/_ORT_MEM_ADDR_/*',
];

describe('a location', () => {
  it.each(ESCAPES)('%j is outside', (location) => expect(leavesTheFolder(location)).toBe(true));
  it.each(['weights.bin', 'model.onnx.data', 'part/weights', '..weights', './w'])(
    '%j is inside',
    (location) => expect(leavesTheFolder(location)).toBe(false),
  );
});

describe('weights outside the folder are refused', () => {
  const tensor = encodeTensor(weights({ location: '../../etc/passwd', offset: 0, length: 8 }));
  const constant = { type: 'Constant', outputs: ['w'], attributes: [encodeAttribute('value', 5, tensor)] };
  const sparse = joinBytes([bytesField(1, tensor), bytesField(2, tensor)]);
  const refused = ['external-path', 'error', 'external data "../../etc/passwd"'];
  const subgraph = encodeGraph({ nodes: [constant] });
  const functionOf = (nodes: Uint8Array) =>
    joinBytes([textField(1, 'f'), textField(10, 'local'), bytesField(7, nodes)]);

  const places: [string, Uint8Array][] = [
    ['a constant', encodeModel({ nodes: [constant, MATMUL] })],
    [
      'a subgraph',
      encodeModel({ nodes: [{ type: 'If', attributes: [encodeAttribute('then_branch', 6, subgraph)] }] }),
    ],
    [
      'an initializer of a subgraph',
      encodeModel({
        nodes: [
          {
            type: 'Loop',
            attributes: [encodeAttribute('body', 6, encodeGraph({ fields: [bytesField(5, tensor)] }))],
          },
        ],
      }),
    ],
    ['a function', encodeModel({}, [bytesField(25, functionOf(encodeNode(constant)))])],
    [
      'a default of a function',
      encodeModel({}, [bytesField(25, bytesField(11, encodeAttribute('value', 5, tensor)))]),
    ],
    ['a sparse initializer', encodeModel({ fields: [bytesField(15, sparse)] })],
    [
      'a sparse constant',
      encodeModel({ nodes: [{ ...constant, attributes: [encodeAttribute('sparse_value', 22, sparse)] }] }),
    ],
    [
      'a list of tensors',
      encodeModel({ nodes: [{ ...constant, attributes: [encodeAttribute('v', 10, tensor)] }] }),
    ],
    ['a training graph', encodeModel({}, [bytesField(20, bytesField(2, subgraph))])],
  ];

  it.each(places)('in %s', (_, bytes) => expect(setUp(bytes).lint()).toContainEqual(refused));

  it.each(ESCAPES)('at %j', (location) => {
    const { lint, file } = withWeights(weights({ location, offset: 0, length: 8 }));
    expect(lint()).toMatchObject([['external-path', 'error', expect.stringContaining('external data')]]);
    expect(() => listModelFiles(file)).toThrow(ConfigurationError);
  });
});

test('a link, or a folder that is one, is refused', () => {
  const { folder, lint } = withWeights(
    weights({ location: 'linked.bin', offset: 0, length: 8 }),
    weights({ location: 'sub/w.bin', offset: 0, length: 8 }, 'v'),
  );
  symlinkSync(join(folder, 'w.bin'), join(folder, 'linked.bin'));
  symlinkSync(folder, join(folder, 'sub'));
  const ids = lint().map(([id, , place]) => [id, place]);
  expect(ids).toContainEqual(['external-link', 'external data "linked.bin"']);
  expect(ids).toContainEqual(['external-link', 'external data "sub/w.bin"']);
});

test('what is not there, or is a folder, is refused', () => {
  const location = 'x'.repeat(5000);
  const { folder, lint } = withWeights(
    weights({ location: 'nowhere.bin', length: 8 }),
    weights({ location: 'folder', length: 8 }, 'v'),
    weights({ location: 'w.bin/below', length: 8 }, 'u'),
    weights({ location, length: 8 }, 't'),
    weights({ location: 'w.bin/', length: 8 }, 's'),
  );
  mkdirSync(join(folder, 'folder'));
  expect(lint().filter(([id]) => id === 'external-missing')).toHaveLength(5);
});

describe('ranges', () => {
  it.each<[string, External, string[]]>([
    ['whole', { location: 'w.bin', offset: 56, length: 8 }, []],
    ['without a length', { location: 'w.bin' }, []],
    ['without a length, too far', { location: 'w.bin', offset: 60 }, ['external-range']],
    ['beyond the end', { location: 'w.bin', offset: 57, length: 8 }, ['external-range']],
    ['of another size', { location: 'w.bin', offset: 0, length: 16 }, ['tensor-size']],
    ['negative', { location: 'w.bin', offset: -8, length: 8 }, ['external-range']],
    ['no number', { location: 'w.bin', offset: '0x10', length: 8 }, ['external-range']],
    ['with a length that is no number', { location: 'w.bin', offset: 0, length: 'all' }, ['external-range']],
    ['too large', { location: 'w.bin', offset: '9223372036854775807', length: 8 }, ['external-range']],
    [
      'of no length that fits',
      { location: 'w.bin', offset: 0, length: '99999999999999999999' },
      ['external-range'],
    ],
  ])('%s', (_, external, ids) => {
    expect(
      withWeights(weights(external))
        .lint()
        .map(([id]) => id),
    ).toEqual(ids);
  });

  it('that overlap are refused, the same one twice is not', () => {
    const at = (offset: number, name: string) => weights({ location: 'w.bin', offset, length: 8 }, name);
    const overlaps = (...tensors: TensorMessage[]) =>
      withWeights(...tensors)
        .lint()
        .filter(([id]) => id === 'external-overlap')
        .map(([, , place]) => place);
    expect(overlaps(at(0, 'w'), at(8, 'v'), at(16, 'u'))).toEqual([]);
    expect(overlaps(at(0, 'w'), at(0, 'v'))).toEqual([]);
    expect(overlaps(at(0, 'w'), at(4, 'v'), at(10, 'u'))).toEqual(['initializer "v"', 'initializer "u"']);
  });
});

test('a location given twice is malformed, for runtimes read one or the other', () => {
  const twice = encodeTensor({
    ...weights({ location: 'w.bin' }),
    fields: [bytesField(13, joinBytes([textField(1, 'location'), textField(2, '/etc/passwd')]))],
  });
  const { file } = setUp(encodeModel({ fields: [bytesField(5, twice)] }));
  const [finding] = lintOnnxFile(file).findings;
  expect(finding?.id).toBe('malformed');
  expect(finding?.message).toMatch(/location twice/);
});

test('a name that no bundle takes is a warning', () => {
  const { folder, lint, file } = withWeights(weights({ location: 'my weights.bin', length: 8 }));
  writeFileSync(join(folder, 'my weights.bin'), new Uint8Array(8));
  expect(lint()).toEqual([['external-name', 'warning', 'external data "my weights.bin"']]);
  expect(() => listModelFiles(file)).toThrow(/a name that a bundle cannot hold/);
});

test('a shape outside the file is a warning, for the runtime does not look there', () => {
  const shape: TensorMessage = { ...weights({ location: 'w.bin', length: 8 }), type: 'int64', dims: [1] };
  expect(withWeights(shape).lint()).toEqual([['external-shape', 'warning', 'initializer "w"']]);
});

test('weights beyond 2 GB are linted without being read', () => {
  const bytes = 2.5 * 1024 ** 3;
  const dims = [bytes / 8, 2];
  const { folder, lint } = withWeights({
    name: 'w',
    type: 'float',
    dims,
    external: { location: 'w.bin', offset: 0, length: bytes },
  });
  truncateSync(join(folder, 'w.bin'), bytes);
  expect(lint().map(([id]) => id)).toEqual(['quantise', 'half-precision']);
});

describe('the identity of a model', () => {
  it('is the digest of its file, or that of all its files', async () => {
    const { file, folder } = withWeights(weights({ location: 'w.bin', offset: 0, length: 8 }));
    const bytes = encodeModel({
      nodes: [MATMUL],
      tensors: [weights({ location: 'w.bin', offset: 0, length: 8 })],
    });
    const files = { 'model.onnx': digestOf(bytes), 'w.bin': digestOf(new Uint8Array(64)) };
    expect(await identifyModel(file)).toEqual({
      digest: digestOfJson(files),
      size: bytes.length + 64,
      files,
    });
    const alone = encodeModel({ nodes: [MATMUL], tensors: [] });
    writeFileSync(join(folder, 'alone.onnx'), alone);
    const digest = digestOf(alone);
    expect(await identifyModel(join(folder, 'alone.onnx'))).toEqual({
      digest,
      size: alone.length,
      files: { 'alone.onnx': digest },
    });
  });
});
