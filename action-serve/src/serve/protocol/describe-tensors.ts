import type { Column, Contract } from '../../../../kit/format/contract/contract.ts';
import { interpretCell } from '../../../../kit/format/contract/interpret-cell.ts';
import type { Cell, Row } from '../../../../kit/format/manifest/row.ts';
import type { Datatype, Signature } from '../../../../kit/format/manifest/signature.ts';
import { decodeHalf } from '../../../../kit/ml/inference/half.ts';
import type { Tensor } from '../../../../kit/ml/inference/tensor.ts';
import { type Decimals, nearDecimals, shortestDecimals } from './restore-decimal.ts';

/** The rows that a request's tensors stand for. */
export type TensorReader = (
  tensors: readonly Tensor[],
  rows: number,
  /** `exactly` takes the shortest decimal of every number, which costs time. */
  options?: { exactly?: boolean },
) => Row[];

/**
 * The signature read backwards, as the encoder of rows is its way there. A whole number goes back to the `enum` value or
 * the truth value it stands for, and text to the number it is; NaN and empty text are missing cells. What stands for
 * nothing is kept as it came, for the contract to refuse.
 */
export function createTensorReader(signature: Signature, contract: Contract): TensorReader {
  const near = createInputReaders(signature, contract, nearDecimals);
  const shortest = createInputReaders(signature, contract, shortestDecimals);
  return (tensors, rows, { exactly = false } = {}) => {
    const result: Row[] = Array.from({ length: rows }, () => ({}));
    for (const { input, readers } of exactly ? shortest : near) {
      const data = tensors.find(({ name }) => name === input)?.data ?? [];
      result.forEach((row, index) => {
        for (let at = 0; at < readers.length; at++) {
          const { column, read } = readers[at] ?? NOTHING;
          row[column] = read(data[index * readers.length + at]);
        }
      });
    }
    return result;
  };
}

const NOTHING = { column: '', read: () => null };

function createInputReaders(signature: Signature, contract: Contract, decimals: Decimals) {
  const columns = new Map(contract.columns.map((column) => [column.name, column]));
  return signature.inputs.map(({ name, datatype, columns: names }) => ({
    input: name,
    readers: names.map((column) => ({
      column,
      read: createCellReader(datatype, columns.get(column), decimals),
    })),
  }));
}

type Value = Tensor['data'][number] | undefined;

function createCellReader(datatype: Datatype, column: Column | undefined, decimals: Decimals) {
  const decode = datatype === 'FP16' ? (value: Value) => decodeHalf(Number(value)) : Number;
  return (value: Value): Cell => {
    if (typeof value === 'string') return readText(value, column);
    const number = decode(value);
    if (Number.isNaN(number)) return null;
    if (column?.type === 'boolean') return number === 0 ? false : number === 1 ? true : number;
    if (column?.type === 'string') return column.enum?.[number] ?? number;
    return decimals(number, datatype);
  };
}

/** Text of a text column is left to the contract's own normalisation. */
function readText(text: string, column: Column | undefined): Cell {
  if (text === '') return null;
  return column === undefined || column.type === 'string' ? text : interpretCell(text, column);
}
