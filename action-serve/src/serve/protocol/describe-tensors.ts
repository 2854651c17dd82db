import type { Column, Contract } from '../../../../kit/contract/contract.ts';
import { decodeHalf } from '../../../../kit/inference/half.ts';
import type { V2Tensor } from '../../../../kit/inference/model.ts';
import type { Cell, Row } from '../../../../kit/manifest/row.ts';
import type { Signature } from '../../../../kit/manifest/signature.ts';

/**
 * The rows that a request's tensors stand for: the signature read backwards. A number goes back to the `enum` value or
 * truth value it stands for; NaN and empty text are missing cells.
 */
export function createTensorReader(
  signature: Signature,
  contract: Contract,
): (tensors: readonly V2Tensor[], rows: number) => Row[] {
  const columns = new Map(contract.columns.map((column) => [column.name, column]));
  return (tensors, rows) => {
    const result: Row[] = Array.from({ length: rows }, () => ({}));
    for (const { name, columns: names } of signature.inputs) {
      const tensor = tensors.find((candidate) => candidate.name === name);
      for (const [position, column] of names.entries()) {
        result.forEach((row, index) => {
          const value = tensor?.data[index * names.length + position];
          row[column] = readCell(value, tensor, columns.get(column));
        });
      }
    }
    return result;
  };
}

function readCell(value: unknown, tensor: V2Tensor | undefined, column: Column | undefined): Cell {
  if (typeof value === 'string') return readText(value, column);
  const number = tensor?.datatype === 'FP16' ? decodeHalf(Number(value)) : Number(value);
  if (!Number.isFinite(number)) return null;
  if (column?.type === 'boolean') return number !== 0;
  return column?.type === 'string' ? (column.enum?.[number] ?? null) : number;
}

function readText(text: string, column: Column | undefined): Cell {
  if (text === '') return null;
  if (column?.type === 'boolean') return text === 'true';
  if (column?.type !== 'number' && column?.type !== 'integer') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
