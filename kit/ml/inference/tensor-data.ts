import type { Datatype } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { datatypeOfRuntimeType, isFloat } from './datatype.ts';
import { encodeHalf } from './half.ts';
import type { NumberArray, Tensor, TensorData, V2Tensor } from './tensor.ts';

const ARRAYS = {
  BOOL: Uint8Array,
  UINT8: Uint8Array,
  UINT16: Uint16Array,
  UINT32: Uint32Array,
  UINT64: BigUint64Array,
  INT8: Int8Array,
  INT16: Int16Array,
  INT32: Int32Array,
  INT64: BigInt64Array,
  FP16: Uint16Array,
  FP32: Float32Array,
  FP64: Float64Array,
} as const;

const BITS: Partial<Record<Datatype, number>> = {
  UINT8: 8,
  UINT16: 16,
  UINT32: 32,
  UINT64: 64,
  INT8: 8,
  INT16: 16,
  INT32: 32,
  INT64: 64,
};

/** An empty array of the type that carries `datatype`. */
export function allocate(datatype: Exclude<Datatype, 'BYTES'>, length: number): NumberArray {
  return new ARRAYS[datatype](length);
}

/**
 * Checks a tensor's values against its datatype and shape and brings them into the array ONNX Runtime takes.
 * Nothing is converted silently: no truth values or text as numbers, no fractions or overflow in whole numbers.
 * @throws ConfigurationError that names the tensor, the index and what was expected
 */
export function toTensorData({ name, datatype, shape, data }: V2Tensor): TensorData {
  refuseWrongSize(name, shape, data.length);
  if (datatype === 'BYTES') return Array.from(data, (value, index) => checkText(value, name, index));
  if (!Array.isArray(data)) return checkArray(data, name, datatype);
  const result = allocate(datatype, data.length);
  const set = setterOf(datatype, result, name);
  data.forEach(set);
  return result;
}

function refuseWrongSize(name: string, shape: readonly number[], length: number): void {
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw new ConfigurationError(
      'SLW_TENSOR_INVALID',
      `The tensor "${name}" has the shape [${shape}]. Sizes are whole numbers from 0.`,
    );
  }
  const expected = shape.reduce((product, size) => product * size, 1);
  if (expected === length) return;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The tensor "${name}" has the shape [${shape}], ${formatCount(expected, 'value')}, and carries ${length}. Send as many as the shape says.`,
  );
}

function checkArray(data: NumberArray, name: string, datatype: Exclude<Datatype, 'BYTES'>): NumberArray {
  if (data instanceof ARRAYS[datatype]) return data;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The tensor "${name}" is said to be ${datatype} and carries a ${data.constructor.name}. Send it as a ${ARRAYS[datatype].name}.`,
  );
}

type Setter = (value: string | number | boolean | bigint, index: number) => void;

function setterOf(datatype: Exclude<Datatype, 'BYTES'>, target: NumberArray, name: string): Setter {
  if (datatype === 'BOOL') return (value, index) => setNumber(target, index, checkTruth(value, name, index));
  if (isFloat(datatype)) {
    const encode = datatype === 'FP16' ? encodeHalf : (value: number) => value;
    return (value, index) => setNumber(target, index, encode(checkNumber({ value, datatype, name, index })));
  }
  return (value, index) => setInteger(target, index, checkInteger({ value, datatype, name, index }));
}

function setNumber(target: NumberArray, index: number, value: number): void {
  if (!(target instanceof BigInt64Array) && !(target instanceof BigUint64Array)) target[index] = value;
}

/** Writes a whole number into an array of any integer type. */
export function setInteger(target: NumberArray, index: number, value: bigint): void {
  if (target instanceof BigInt64Array || target instanceof BigUint64Array) target[index] = value;
  else target[index] = Number(value);
}

function checkTruth(value: unknown, name: string, index: number): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw wrongValue({ value, datatype: 'BOOL', name, index }, 'true or false');
}

interface Element {
  value: unknown;
  datatype: Datatype;
  name: string;
  index: number;
}

function checkNumber(element: Element): number {
  const { value } = element;
  if (typeof value === 'number') return value;
  throw wrongValue(element, 'a number');
}

/** A whole number within the datatype's range, as a big integer. */
export function checkInteger(element: Element): bigint {
  const { value, datatype } = element;
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (!isWhole) throw wrongValue(element, 'a whole number');
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw wrongValue(element, 'a number that JSON can carry exactly, up to 9007199254740991');
  }
  const whole = BigInt(value);
  const bits = BITS[datatype] ?? 64;
  const fits = datatype.startsWith('U') ? BigInt.asUintN(bits, whole) : BigInt.asIntN(bits, whole);
  if (fits === whole) return whole;
  throw wrongValue(element, `within the range of ${datatype}`);
}

/** Text that ONNX Runtime carries unchanged: it cuts at NUL and replaces lone surrogates. */
export function checkText(value: unknown, name: string, index: number): string {
  const element: Element = { value, datatype: 'BYTES', name, index };
  if (typeof value !== 'string') throw wrongValue(element, 'text');
  if (value.includes('\0')) throw wrongValue(element, 'text without NUL characters');
  if (/\p{Surrogate}/u.test(value)) throw wrongValue(element, 'text without lone surrogates');
  return value;
}

function wrongValue({ value, datatype, name, index }: Element, expected: string): ConfigurationError {
  const shown = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `Value ${index} of the tensor "${name}" is ${shown}. ${datatype} takes ${expected}.`,
  );
}

/** A tensor ONNX Runtime gave back, in the protocol's terms; undefined for a type the protocol does not have. */
export function fromRuntimeTensor(name: string, tensor: RuntimeTensor): Tensor | undefined {
  const datatype = datatypeOfRuntimeType(tensor.type);
  if (!datatype) return undefined;
  return { name, datatype, shape: [...tensor.dims], data: toValues(datatype, tensor.data) };
}

/** What is needed of ONNX Runtime's tensors. */
export interface RuntimeTensor {
  type: string;
  dims: readonly number[];
  data: unknown;
}

function toValues(datatype: Datatype, data: unknown): TensorData {
  if (datatype === 'BYTES' && Array.isArray(data)) return data.map(String);
  if (datatype === 'FP16' && ArrayBuffer.isView(data)) {
    return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  }
  if (isNumberArray(data)) return data;
  throw new TypeError(`ONNX Runtime gave no array for ${datatype}`);
}

function isNumberArray(data: unknown): data is NumberArray {
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}
