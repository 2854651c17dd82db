import type { Column, Contract } from '../../format/contract/contract.ts';
import type { Cell, Row } from '../../format/manifest/row.ts';
import type { Datatype, SignatureInput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isFloat } from './datatype.ts';
import { encodeHalf } from './half.ts';
import { allocate, checkInteger, checkText, setInteger, type TensorData } from './tensor-data.ts';

/** Turns rows into one input's values, row-major. */
export type RowEncoder = (rows: readonly Row[]) => TensorData;

/**
 * The encoder of one input of the signature.
 *
 * Into numbers: a number as itself, a truth value as 0 or 1, text as its index in the contract's `enum`; a missing
 * value (and text outside the `enum`, where that is a mere warning) as NaN into a float, and refused elsewhere. Into text: text as itself, other values as JSON writes
 * them, a missing value as the empty string.
 */
export function createRowEncoder(input: SignatureInput, contract: Contract): RowEncoder {
  const columns = input.columns.map((name) => requireColumn(contract, name, input.name));
  if (input.datatype === 'BYTES') return (rows) => encodeTexts(rows, columns);
  const datatype = input.datatype;
  const setters = columns.map((column) => createSetter(column, datatype));
  return (rows) => {
    const data = allocate(datatype, rows.length * columns.length);
    let index = 0;
    for (const row of rows) {
      for (const set of setters) set(data, index++, row);
    }
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

function encodeTexts(rows: readonly Row[], columns: Column[]): string[] {
  return rows.flatMap((row) => columns.map(({ name }) => encodeText(row[name], name)));
}

function encodeText(value: Cell | undefined, column: string): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? checkText(value, column, 0) : String(value);
}

type Setter = (data: ReturnType<typeof allocate>, index: number, row: Row) => void;

function createSetter(column: Column, datatype: Exclude<Datatype, 'BYTES'>): Setter {
  const { name } = column;
  const toNumber = numberReader(column);
  if (!isFloat(datatype)) return createIntegerSetter(column, datatype);
  const encode = datatype === 'FP16' ? encodeHalf : (value: number) => value;
  return (data, index, row) => {
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) return;
    data[index] = encode(toNumber(row[name]));
  };
}

function createIntegerSetter(column: Column, datatype: Datatype): Setter {
  const { name } = column;
  const toNumber = numberReader(column);
  return (data, index, row) => {
    const value = toNumber(row[name]);
    if (Number.isNaN(value)) {
      throw new ConfigurationError(
        'SLW_TENSOR_INVALID',
        `The column "${name}" is missing in a row, and the model's input is ${datatype}, which has no missing value. Make the input a float, or give "${name}" in every row.`,
      );
    }
    setInteger(data, index, checkInteger({ value, datatype, name, index: 0 }));
  };
}

/** NaN for a missing value, and for text outside the `enum`, which a rule of severity "warning" lets through. */
function numberReader(column: Column): (value: Cell | undefined) => number {
  const indices = new Map<Cell, number>(column.enum?.map((value, index) => [value, index]));
  return (value) => {
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return (value === undefined ? undefined : indices.get(value)) ?? Number.NaN;
  };
}
