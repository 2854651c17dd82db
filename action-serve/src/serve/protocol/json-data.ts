import type { Datatype } from '../../../../kit/format/manifest/signature.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { decodeHalf } from '../../../../kit/ml/inference/half.ts';
import type { Tensor, TensorData, TensorHead } from '../../../../kit/ml/inference/tensor.ts';
import { toTensorData } from '../../../../kit/ml/inference/tensor-data.ts';
import { RequestError } from '../request-error.ts';

/**
 * Reads a tensor's JSON `data` (row-major, flat or nested as its shape) without bending a value.
 * @throws RequestError 400 that names the tensor and the element
 */
export function readJsonData(head: TensorHead, data: unknown): TensorData {
  const { name, shape } = head;
  if (!Array.isArray(data)) throw new RequestError(400, `Input "${name}" has no "data" array. Add it.`);
  const flat: unknown[] = Array.isArray(data[0]) ? flatten({ data, shape, name }) : data;
  try {
    const values = toTensorData({ ...head, data: flat.map(requireScalar, head) });
    refuseOverflow(head, values);
    return values;
  } catch (error) {
    throw error instanceof ConfigurationError ? new RequestError(400, error.message) : error;
  }
}

/** A tensor's values as JSON has them. @throws RequestError 400 for one that JSON cannot carry exactly */
export function writeJsonData({ name, datatype, data }: Tensor): unknown[] {
  const convert = chooseConversion(datatype);
  return Array.from<unknown, unknown>(data, (value) => {
    const converted = convert(value);
    if (typeof converted !== 'number' || isExact(converted, datatype)) return converted;
    throw new RequestError(
      400,
      `Output "${name}" holds ${String(value)}, which JSON cannot carry; ask for it with "binary_data": true.`,
    );
  });
}

function chooseConversion(datatype: Datatype): (value: unknown) => unknown {
  if (datatype === 'BOOL') return Boolean;
  if (datatype === 'FP16') return (value) => decodeHalf(Number(value));
  return datatype === 'BYTES' ? String : Number;
}

function isExact(value: number, datatype: Datatype): boolean {
  return Number.isFinite(value) && (!datatype.endsWith('INT64') || Number.isSafeInteger(value));
}

interface Nest {
  data: readonly unknown[];
  shape: readonly number[];
  name: string;
}

function flatten({ data, shape, name }: Nest): unknown[] {
  const [size, ...inner] = shape;
  const fits = data.length === size && data.every((item) => Array.isArray(item) === inner.length > 0);
  if (!fits) {
    throw new RequestError(400, `Input "${name}" is nested otherwise than its shape. Send its values flat.`);
  }
  return data.flatMap((item) => (Array.isArray(item) ? flatten({ data: item, shape: inner, name }) : [item]));
}

function requireScalar(this: TensorHead, value: unknown, index: number): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
  throw new RequestError(
    400,
    `Value ${index} of the tensor "${this.name}" is ${kind}. Send ${this.datatype} values.`,
  );
}

/** JSON has no infinities: one in the tensor is a number that its datatype cannot hold. */
function refuseOverflow({ name, datatype }: TensorHead, values: TensorData): void {
  if (datatype !== 'FP32' && datatype !== 'FP16') return;
  const decode = datatype === 'FP16' ? decodeHalf : Number;
  const index = Array.from<unknown>(values).findIndex((value) => !Number.isFinite(decode(Number(value))));
  if (index === -1) return;
  throw new RequestError(400, `Value ${index} of the tensor "${name}" is too large for ${datatype}.`);
}
