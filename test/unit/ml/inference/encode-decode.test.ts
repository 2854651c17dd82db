import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../kit/format/manifest/row.ts';
import type { Datatype, Signature, SignatureOutput } from '../../../../kit/format/manifest/signature.ts';
import { toColumns } from '../../../../kit/ml/inference/columns.ts';
import { createOutputDecoder } from '../../../../kit/ml/inference/decode-outputs.ts';
import { createInputEncoder } from '../../../../kit/ml/inference/encode-columns.ts';
import { listPredictions } from '../../../../kit/ml/inference/list-predictions.ts';
import type { V2Tensor } from '../../../../kit/ml/inference/tensor.ts';
import { createContract } from '../../../fixtures/models/fixture-contract.ts';

const NUMBER = { type: 'number' };

function encode(datatype: Datatype, columns: string[], rows: Row[]) {
  const input = { name: 'input', datatype, shape: [-1, columns.length], columns };
  return createInputEncoder(input, createContract(NUMBER))(toColumns(rows));
}

describe('rows become tensors', () => {
  const row = { size: 50.5, rooms: 3, zone: 'north', garden: true };

  it('of floats: numbers as they are, text by its place in the enum, truth as 0 and 1, nothing as NaN', () => {
    const columns = ['size', 'rooms', 'zone', 'garden'];
    expect(encode('FP32', columns, [row, { zone: 'centre', rooms: null }])).toEqual(
      Float32Array.of(50.5, 3, 1, 1, Number.NaN, Number.NaN, 0, Number.NaN),
    );
    expect(encode('FP64', ['zone'], [{ zone: 'moon' }])).toEqual(Float64Array.of(Number.NaN));
    expect(encode('FP16', ['size'], [{ size: 1 }])).toEqual(Uint16Array.of(0x3c00));
  });

  it('of whole numbers, where nothing may be missing or lost', () => {
    expect(encode('INT64', ['rooms'], [row])).toEqual(BigInt64Array.of(3n));
    expect(encode('UINT8', ['garden'], [row])).toEqual(Uint8Array.of(1));
    expect(encode('BOOL', ['garden'], [row, { garden: false }])).toEqual(Uint8Array.of(1, 0));
    expect(() => encode('INT32', ['rooms'], [{ rooms: null }])).toThrow(/"rooms" is missing in a row/);
    expect(() => encode('INT32', ['size'], [row])).toThrow(/is 50.5. INT32 takes a whole number/);
    expect(() => encode('INT8', ['rooms'], [{ rooms: 300 }])).toThrow(/within the range of INT8/);
  });

  it('of text: other values as JSON writes them, nothing as empty text', () => {
    const columns = ['zone', 'size', 'garden'];
    expect(encode('BYTES', columns, [row, {}])).toEqual(['north', '50.5', 'true', '', '', '']);
    expect(() => encode('BYTES', ['zone'], [{ zone: 'a\0b' }])).toThrow(/NUL/);
  });

  it('refuse a column the contract lacks', () => {
    expect(() => encode('FP32', ['other'], [row])).toThrow(/"other".*does not have/);
  });
});

describe('tensors become predictions', () => {
  const YES_NO = createContract({ type: 'string', enum: ['no', 'yes'] });
  const output = (name: string, role: SignatureOutput['role']): SignatureOutput => ({
    name,
    role,
    datatype: 'FP32',
    shape: [-1],
  });
  const signature = (
    outputs: Signature['outputs'],
    classes: Signature['classes'] = ['no', 'yes'],
  ): Signature => ({
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/signature-1.json',
    batch: 0,
    inputs: [],
    outputs,
    classes,
  });
  const tensor = (name: string, data: V2Tensor['data'], shape = [data.length]): V2Tensor => ({
    name,
    datatype: 'FP32',
    shape,
    data,
  });
  const decode = (tensors: V2Tensor[], count = 1, contract = YES_NO) => {
    const roles = tensors.map(({ name }) => output(name, name === 'p' ? 'probabilities' : 'label'));
    return listPredictions(createOutputDecoder(signature(roles), contract)(tensors, count));
  };

  it('without a label, of the most probable class', () => {
    expect(decode([tensor('p', Float32Array.of(0.25, 0.75), [1, 2])])).toEqual([
      { label: 'yes', probabilities: { no: 0.25, yes: 0.75 } },
    ]);
  });

  it('from the probability of the last class alone', () => {
    expect(decode([tensor('p', [0.25], [1, 1])])).toEqual([
      { label: 'no', probabilities: { no: 0.75, yes: 0.25 } },
    ]);
  });

  it('with a label as text or as place in the enum', () => {
    const probabilities = tensor('p', [0.5, 0.5], [1, 2]);
    expect(decode([tensor('l', ['yes']), probabilities])).toMatchObject([{ label: 'yes' }]);
    expect(decode([tensor('l', BigInt64Array.of(1n)), probabilities])).toMatchObject([{ label: 'yes' }]);
    expect(() => decode([tensor('l', ['maybe']), probabilities])).toThrow(/class "maybe"/);
    const truth = createContract({ type: 'boolean' });
    expect(decode([tensor('l', [0]), probabilities], 1, truth)).toMatchObject([{ label: false }]);
  });

  it('without the rows that only filled a fixed batch', () => {
    const decoder = createOutputDecoder(signature([output('y', 'value')], []), YES_NO);
    expect(listPredictions(decoder([tensor('y', [1, 2, 2, 2])], 2))).toEqual([{ value: 1 }, { value: 2 }]);
  });

  it.each<[string, V2Tensor, RegExp]>([
    ['scores for probabilities', tensor('p', [-2.5, 3], [1, 2]), /holds -2.5 where a probability belongs/],
    ['NaN', tensor('p', [Number.NaN, 1], [1, 2]), /answers NaN/],
    ['too few values', tensor('p', [], [0, 2]), /It must give 2 a row/],
  ])('refuse %s', (_case, given, message) => {
    expect(() => decode([given])).toThrow(message);
  });
});
