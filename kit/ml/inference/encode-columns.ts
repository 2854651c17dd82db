import type { Column, Contract } from '../../format/contract/contract.ts';
import type { Cell } from '../../format/manifest/row.ts';
import type { Datatype, Signature, SignatureInput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Columns, ColumnValues } from './columns.ts';
import { isFloat } from './datatype.ts';
import { encodeHalf } from './half.ts';
import type { NumberArray, Tensor, TensorData } from './tensor.ts';
import { allocate, checkInteger, checkText, setInteger } from './tensor-data.ts';

/** Turns columns into the model's tensors; a fixed batch is filled by repeating the last row. */
export type ColumnEncoder = (columns: Columns) => Tensor[];

/** Turns columns into one input's values, row-major: `size` rows, those after the last as the last. */
export type InputEncoder = (columns: Columns, size?: number) => TensorData;

/**
 * The encoder of a signature's inputs.
 * @throws ConfigurationError for a column that the contract does not have; so does encoding a value that no input takes
 */
export function createColumnEncoder({ inputs, batch }: Signature, contract: Contract): ColumnEncoder {
  const encoders = inputs.map((input) => ({ input, encode: createInputEncoder(input, contract) }));
  return (columns) => {
    const size = columns.length === 0 ? 0 : Math.max(columns.length, batch);
    return encoders.map(({ input: { name, datatype, shape }, encode }) => ({
      name,
      datatype,
      shape: [size, ...shape.slice(1)],
      data: encode(columns, size),
    }));
  };
}

/**
 * The encoder of one input of the signature.
 *
 * Into numbers: a number as itself, a truth value as 0 or 1, text as its index in the contract's `enum`; a missing
 * value (and text outside the `enum`, where that is a mere warning) as NaN into a float, and refused elsewhere. Into
 * text: text as itself, other values as JSON writes them, a missing value as the empty string.
 */
export function createInputEncoder(input: SignatureInput, contract: Contract): InputEncoder {
  const columns = input.columns.map((name) => requireColumn(contract, name, input.name));
  if (input.datatype === 'BYTES')
    return (table, size = table.length) => encodeTexts(table, { columns, size });
  const datatype = input.datatype;
  const writers = columns.map((column) => ({ name: column.name, write: createWriter(column, datatype) }));
  const width = writers.length;
  return (table, size = table.length) => {
    const data = allocate(datatype, size * width);
    let offset = 0;
    for (const { name, write } of writers) {
      write(data, { values: table.read(name) ?? new Array(table.length), offset, width });
      offset++;
    }
    if (size > table.length) repeatLastRow(data, { rows: table.length, width });
    return data;
  };
}

function requireColumn(contract: Contract, name: string, input: string): Column {
  const column = contract.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The signature fills the input "${input}" from the column "${name}", which the data contract does not have. Use the contract the model was packaged with.`,
  );
}

function repeatLastRow(data: NumberArray, { rows, width }: { rows: number; width: number }): void {
  const last = (rows - 1) * width;
  for (let at = rows * width; at < data.length; at += width) data.copyWithin(at, last, last + width);
}

function encodeTexts(table: Columns, { columns, size }: { columns: Column[]; size: number }): string[] {
  const data: string[] = new Array(size * columns.length);
  let offset = 0;
  for (const { name } of columns) {
    const cells = table.read(name);
    for (let row = 0; row < size; row++)
      data[row * columns.length + offset] = encodeText(cells?.[Math.min(row, table.length - 1)], name);
    offset++;
  }
  return data;
}

function encodeText(value: Cell | bigint | undefined, column: string): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? checkText(value, column, 0) : String(value);
}

interface Target {
  values: ColumnValues;
  /** Where the first value goes. */
  offset: number;
  /** How far apart the values stand. */
  width: number;
}

type Writer = (data: NumberArray, target: Target) => void;

function createWriter(column: Column, datatype: Exclude<Datatype, 'BYTES'>): Writer {
  if (!isFloat(datatype)) return createIntegerWriter(column, datatype);
  const toNumber = numberReader(column);
  const encode = datatype === 'FP16' ? encodeHalf : undefined;
  return (data, { values, offset, width }) => {
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) return;
    for (let row = 0, at = offset; row < values.length; row++, at += width) {
      const value = values[row];
      const number = typeof value === 'number' ? value : Number(toNumber(value));
      data[at] = encode ? encode(number) : number;
    }
  };
}

function createIntegerWriter(column: Column, datatype: Datatype): Writer {
  const { name } = column;
  const toNumber = numberReader(column);
  return (data, { values, offset, width }) => {
    for (let row = 0, at = offset; row < values.length; row++, at += width) {
      const value = toNumber(values[row]);
      if (Number.isNaN(value)) throw explainMissing(name, datatype);
      setInteger(data, at, checkInteger({ value, datatype, name, index: 0 }));
    }
  };
}

function explainMissing(name: string, datatype: Datatype): ConfigurationError {
  return new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The column "${name}" is missing in a row, and the model's input is ${datatype}, which has no missing value. Make the input a float, or give "${name}" in every row.`,
  );
}

/** NaN for a missing value, and for text outside the `enum`, which a rule of severity "warning" lets through. */
function numberReader(column: Column): (value: Cell | bigint | undefined) => number | bigint {
  const indices = new Map<Cell, number>(column.enum?.map((value, index) => [value, index]));
  return (value) => {
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return (value === undefined ? undefined : indices.get(value)) ?? Number.NaN;
  };
}
