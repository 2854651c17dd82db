import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DATATYPES,
  type Signature,
  type SignatureInput,
  type SignatureOutput,
  SignatureSchema,
} from '../../../../kit/format/manifest/signature.ts';
import { compareSignatures } from '../../../../kit/ml/registry/compare-signatures.ts';

const input = (name: string, changes: Partial<SignatureInput> = {}): SignatureInput => ({
  name,
  datatype: 'FP32',
  shape: [-1, 1],
  columns: [name],
  ...changes,
});
const output = (name: string, changes: Partial<SignatureOutput> = {}): SignatureOutput => ({
  name,
  datatype: 'FP32',
  shape: [-1, 1],
  role: 'value',
  ...changes,
});
const BASE: Signature = {
  $schema: SignatureSchema.properties.$schema.const,
  batch: 0,
  inputs: [input('size'), input('rooms', { datatype: 'INT64' })],
  outputs: [output('rent'), output('spread', { role: 'label' })],
  classes: [],
};
const MATRIX: Signature = {
  ...BASE,
  inputs: [input('X', { shape: [-1, 2], columns: ['size', 'rooms'] })],
  outputs: [
    output('P', { role: 'probabilities', shape: [-1, 2] }),
    output('L', { role: 'label', datatype: 'BYTES' }),
  ],
  classes: ['no', 'yes'],
};
const LABEL: Signature = { ...MATRIX, outputs: [output('L', { role: 'label', datatype: 'BYTES' })] };
const takes = (inputs: SignatureInput[]): Signature => ({ ...BASE, inputs });
const gives = (outputs: SignatureOutput[]): Signature => ({ ...BASE, outputs });
const [size, rooms] = [input('size'), input('rooms', { datatype: 'INT64' })];
const [rent, spread] = [output('rent'), output('spread', { role: 'label' })];

test.each<[string, Signature, Signature, string]>([
  ['an input that went', BASE, takes([size]), 'the input `rooms` was removed'],
  ['an input that came', takes([size]), BASE, 'the input `rooms` was added'],
  ['another datatype', BASE, takes([size, input('rooms')]), 'the input `rooms` was INT64 and is FP32'],
  [
    'a row of another rank',
    BASE,
    takes([input('size', { shape: [-1] }), rooms]),
    'the input `size` had the shape [N, 1] and has [N]',
  ],
  [
    'a size that is no longer open',
    takes([input('size', { shape: [-1, -1] }), rooms]),
    BASE,
    'the input `size` had the shape [N, ?] and has [N, 1]',
  ],
  [
    'another column',
    BASE,
    takes([input('size', { columns: ['age'] }), rooms]),
    'the input `size` took `size` and takes `age`',
  ],
  [
    'columns at other places of a matrix',
    MATRIX,
    { ...MATRIX, inputs: [input('X', { shape: [-1, 2], columns: ['rooms', 'size'] })] },
    'the input `X` took `size`, `rooms` and takes `rooms`, `size`',
  ],
  ['fewer rows at a time', BASE, { ...BASE, batch: 8 }, 'it took any number of rows and takes 8 at a time'],
  ['an output that went', BASE, gives([rent]), 'the output `spread` was removed'],
  [
    'an output of another datatype',
    BASE,
    gives([output('rent', { datatype: 'FP64' }), spread]),
    'the output `rent` was FP32 and is FP64',
  ],
  [
    'an output of another role',
    BASE,
    gives([output('rent', { role: 'label' }), spread]),
    'the output `rent` was the value and is the label',
  ],
  [
    'an output of another shape',
    BASE,
    gives([output('rent', { shape: [-1, 2] }), spread]),
    'the output `rent` had the shape [N, 1] and has [N, 2]',
  ],
  [
    'probabilities at other places',
    MATRIX,
    { ...MATRIX, classes: ['yes', 'no'] },
    'its classes were "no", "yes" and are "yes", "no"',
  ],
  [
    'a label that nobody has seen',
    LABEL,
    { ...LABEL, classes: ['no', 'yes', 'perhaps'] },
    'its classes were "no", "yes" and are "no", "yes", "perhaps"',
  ],
])('%s is a break', (_, before, after, sentence) => {
  expect(compareSignatures(before, after)).toEqual({ breaking: [sentence], compatible: [] });
});

test.each<[string, Signature, Signature, string[]]>([
  ['nothing', BASE, structuredClone(BASE), []],
  ['named inputs in another order', BASE, takes([rooms, size]), ['its inputs stand in another order']],
  ['outputs in another order', BASE, gives([spread, rent]), ['its outputs stand in another order']],
  ['an output that came', gives([rent]), BASE, ['the output `spread` was added']],
  [
    'a size that is open now',
    BASE,
    takes([input('size', { shape: [-1, -1] }), rooms]),
    ['the input `size` had the shape [N, 1] and has [N, ?]'],
  ],
  [
    'an output whose size was left open',
    gives([output('rent', { shape: [-1, -1] }), spread]),
    BASE,
    ['the output `rent` had the shape [N, ?] and has [N, 1]'],
  ],
  ['any number of rows', { ...BASE, batch: 8 }, BASE, ['it took 8 at a time and takes any number of rows']],
  [
    'labels in another order',
    LABEL,
    { ...LABEL, classes: ['yes', 'no'] },
    ['its classes were "no", "yes" and are "yes", "no"'],
  ],
  [
    'a label that is given no more',
    LABEL,
    { ...LABEL, classes: ['yes'] },
    ['its classes were "no", "yes" and are "yes"'],
  ],
])('%s is none', (_, before, after, compatible) => {
  expect(compareSignatures(before, after)).toEqual({ breaking: [], compatible });
});

describe('of any signatures', () => {
  const tensor = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    datatype: fc.constantFrom(...DATATYPES),
    shape: fc.array(fc.constantFrom(-1, 1, 2), { minLength: 1, maxLength: 3 }),
  });
  const unique = { selector: ({ name }: { name: string }) => name, maxLength: 3 };
  const signature: fc.Arbitrary<Signature> = fc.record({
    $schema: fc.constant(BASE.$schema),
    batch: fc.nat(2),
    inputs: fc.uniqueArray(
      tensor.map((one) => ({ ...one, columns: [one.name] })),
      unique,
    ),
    outputs: fc.uniqueArray(
      tensor.map((one) => ({ ...one, role: 'value' as const })),
      unique,
    ),
    classes: fc.constant([]),
  });

  test('another order alone never breaks, and what differs is said', () => {
    fc.assert(
      fc.property(signature, (one) => {
        const turned = { ...one, inputs: one.inputs.toReversed(), outputs: one.outputs.toReversed() };
        expect(compareSignatures(one, turned).breaking).toEqual([]);
        expect(compareSignatures(one, one)).toEqual({ breaking: [], compatible: [] });
      }),
    );
  });

  test('the way there or back says something wherever they differ in more than the first size', () => {
    const rest = ({ batch, inputs, outputs }: Signature) =>
      JSON.stringify([
        batch,
        ...[inputs, outputs].map((all) => all.map((one) => ({ ...one, shape: one.shape.slice(1) }))),
      ]);
    fc.assert(
      fc.property(signature, signature, (one, other) => {
        const { breaking, compatible } = compareSignatures(one, other);
        expect(breaking.length + compatible.length > 0).toBe(rest(one) !== rest(other));
      }),
    );
  });
});
