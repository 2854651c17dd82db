import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../../../kit/format/contract/contract.ts';
import { DATATYPES } from '../../../../kit/format/manifest/signature.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Model } from '../../../../kit/ml/inference/model.ts';
import { openModel } from '../../../../kit/ml/inference/open-model.ts';
import type { Tensor, V2Tensor } from '../../../../kit/ml/inference/tensor.ts';
import { toTensorData } from '../../../../kit/ml/inference/tensor-data.ts';
import { createContract } from '../../../fixtures/models/fixture-contract.ts';
import { describeEchoModel, writeEchoModel } from '../../../helpers/echo-model.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const ECHO = describeEchoModel(2);
const SIGNATURE = { ...ECHO, inputs: ECHO.inputs.map((input) => ({ ...input, columns: ['size'] })) };

const DATA: Record<string, V2Tensor['data']> = {
  BOOL: [true, false],
  UINT8: [0, 255],
  UINT16: [0, 65535],
  UINT32: [0, 4294967295],
  UINT64: [0n, 18446744073709551615n],
  INT8: [-128, 127],
  INT16: [-32768, 32767],
  INT32: [-2147483648, 2147483647],
  INT64: [-9223372036854775808n, 9007199254740991],
  FP16: [0.5, -2],
  FP32: [1.5, Number.NaN],
  FP64: [0.1, -1e300],
  BYTES: ['größe', ''],
};

const tensors = (changes: Record<string, Partial<V2Tensor>> = {}): V2Tensor[] =>
  DATATYPES.map((name) => ({
    name,
    datatype: name,
    shape: [1, 2],
    data: DATA[name] ?? [],
    ...changes[name],
  }));

/** Runs values as they came, brought into the arrays that engines take. */
async function infer(given: readonly V2Tensor[], outputs?: readonly string[]): Promise<Tensor[]> {
  const checked = given.map((tensor) => ({ ...tensor, data: toTensorData(tensor) }));
  return model.run(checked, outputs);
}

let model: Model;
let file: string;
const contract: Contract = createContract({ type: 'number' });

beforeAll(async () => {
  file = join(makeTemporaryFolder(), 'echo.onnx');
  await writeFile(file, writeEchoModel(2));
  model = await openModel({ file, signature: SIGNATURE, contract, log: silentLogger });
});
afterAll(() => model.close());

describe('raw tensors', () => {
  it('of all datatypes pass through unchanged', async () => {
    const outputs = await infer(tensors());
    const data = Object.fromEntries(outputs.map(({ name, data: values }) => [name.split(' ')[0], values]));
    expect(data).toEqual({
      BOOL: Uint8Array.of(1, 0),
      UINT8: Uint8Array.of(0, 255),
      UINT16: Uint16Array.of(0, 65535),
      UINT32: Uint32Array.of(0, 4294967295),
      UINT64: BigUint64Array.of(0n, 18446744073709551615n),
      INT8: Int8Array.of(-128, 127),
      INT16: Int16Array.of(-32768, 32767),
      INT32: Int32Array.of(-2147483648, 2147483647),
      INT64: BigInt64Array.of(-9223372036854775808n, 9007199254740991n),
      FP16: Uint16Array.of(0x3800, 0xc000),
      FP32: Float32Array.of(1.5, Number.NaN),
      FP64: Float64Array.of(0.1, -1e300),
      BYTES: ['größe', ''],
    });
    expect(outputs.every(({ shape }) => shape.join() === '1,2')).toBe(true);
  });

  it('also travel as typed arrays, and outputs can be chosen', async () => {
    const changes = { FP32: { data: Float32Array.of(3, 4) }, FP16: { data: Uint16Array.of(0x3c00, 0) } };
    const outputs = await infer(tensors(changes), ['FP16 out']);
    expect(outputs).toEqual([
      { name: 'FP16 out', datatype: 'FP16', shape: [1, 2], data: Uint16Array.of(0x3c00, 0) },
    ]);
  });

  it.each<[string, Record<string, Partial<V2Tensor>>, RegExp]>([
    ['a truth value as number', { FP32: { data: [true, 1] } }, /Value 0 of the tensor "FP32" is true/],
    ['text as number', { FP64: { data: [1, '2'] } }, /Value 1 .* is "2"/],
    ['a number as truth value', { BOOL: { data: [1, 0] } }, /true or false/],
    ['a fraction as whole number', { INT32: { data: [1, 1.5] } }, /is 1.5. INT32 takes a whole number/],
    ['an overflow', { UINT8: { data: [0, 256] } }, /within the range of UINT8/],
    ['a negative unsigned', { UINT64: { data: [-1n, 0n] } }, /within the range of UINT64/],
    ['a number JSON has rounded', { INT64: { data: [2 ** 60, 0] } }, /JSON can carry exactly/],
    ['NUL in text', { BYTES: { data: ['a\0b', ''] } }, /NUL/],
    ['a lone surrogate', { BYTES: { data: ['\ud800', ''] } }, /lone surrogates/],
    ['a number as text', { BYTES: { data: [1, ''] } }, /BYTES takes text/],
    ['too few values', { FP32: { data: [1] } }, /\[1,2\], 2 values, and carries 1/],
    ['a negative size', { FP32: { shape: [-1, 2], data: [] } }, /different batch sizes|Sizes are whole/],
    ['another width', { FP32: { shape: [2, 1] } }, /has the shape \[-1,2\]/],
    ['another rank', { FP32: { shape: [2] } }, /has the shape \[-1,2\]/],
    ['another datatype', { FP32: { datatype: 'FP64' } }, /is FP32, and the request says FP64/],
    ['the wrong array', { FP32: { data: Float64Array.of(1, 2) } }, /carries a Float64Array/],
    ['two batch sizes', { FP32: { shape: [2, 2], data: [1, 2, 3, 4] } }, /different batch sizes/],
    ['an unknown input', { FP32: { name: 'FP33' } }, /no input "FP33". Did you mean "FP32"/],
    ['an input twice', { FP32: { name: 'FP64' } }, /given twice/],
  ])('refuse %s', async (_case, changes, message) => {
    await expect(infer(tensors(changes))).rejects.toThrow(message);
  });

  it('refuse missing inputs and unknown outputs', async () => {
    await expect(infer(tensors().slice(1))).rejects.toThrow(/"BOOL" is missing/);
    await expect(infer(tensors(), ['FP32'])).rejects.toThrow(/no output "FP32"/);
  });
});

describe('openModel', () => {
  it('explains a file that is no model', async () => {
    const broken = join(makeTemporaryFolder(), 'broken.onnx');
    await writeFile(broken, 'not a model');
    const opening = openModel({ file: broken, signature: SIGNATURE, contract, log: silentLogger });
    await expect(opening).rejects.toThrow(/cannot open .*broken.onnx/);
  });

  it('refuses the signature of another model', async () => {
    const signature = { ...SIGNATURE, inputs: SIGNATURE.inputs.slice(1) };
    const opening = openModel({ file, signature, contract, log: silentLogger });
    await expect(opening).rejects.toThrow(/"BOOL" is not in the signature/);
  });
});
