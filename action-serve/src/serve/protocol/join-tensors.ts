import type { Signature } from '../../../../kit/format/manifest/signature.ts';
import type { NumberArray, Tensor, TensorData } from '../../../../kit/ml/inference/tensor.ts';
import { allocate } from '../../../../kit/ml/inference/tensor-data.ts';

/** The tensors of one request, or of its answer. */
export type TensorSet = readonly Tensor[];

/** Whether requests may share a batch: any number of rows, and every other dimension the same for all. */
export function canJoin({ batch, inputs }: Signature): boolean {
  return batch === 0 && inputs.every(({ shape }) => shape[0] === -1 && shape.indexOf(-1, 1) === -1);
}

/** How many rows a set has. */
export function countTensorRows(tensors: TensorSet): number {
  return tensors[0]?.shape[0] ?? 1;
}

/** Sets of the same tensors, one below the other. */
export function joinTensors(sets: readonly TensorSet[]): TensorSet {
  const [first, ...others] = sets;
  if (!first || others.length === 0) return first ?? [];
  const rows = sets.reduce((sum, set) => sum + countTensorRows(set), 0);
  return first.map((tensor, index) => ({
    ...tensor,
    shape: [rows, ...tensor.shape.slice(1)],
    data: joinData(
      tensor,
      sets.flatMap((set) => set[index] ?? []),
    ),
  }));
}

/**
 * The joined answer dealt back: one set for each number of rows.
 * @throws Error when an output does not have one row a row asked
 */
export function splitTensors(joined: TensorSet, rows: readonly number[]): TensorSet[] {
  if (rows.length === 1) return [joined];
  const total = rows.reduce((sum, count) => sum + count, 0);
  const odd = joined.find(({ shape }) => shape[0] !== total);
  if (odd) throw new Error(`The output "${odd.name}" has the shape [${odd.shape}] for ${total} rows.`);
  let start = 0;
  return rows.map((count) => {
    const begin = start;
    start += count;
    return joined.map((tensor) => takeRows(tensor, begin, start));
  });
}

function joinData(head: Tensor, tensors: readonly Tensor[]): TensorData {
  if (head.datatype === 'BYTES') return tensors.flatMap(({ data }) => Array.from(data, String));
  const length = tensors.reduce((sum, { data }) => sum + data.length, 0);
  const joined = allocate(head.datatype, length);
  let offset = 0;
  for (const { data } of tensors) {
    setValues(joined, data, offset);
    offset += data.length;
  }
  return joined;
}

/** Both arrays are of one type: requests are decoded into the array of their datatype. */
function setValues(target: NumberArray, data: TensorData, offset: number): void {
  if (Array.isArray(data)) throw new TypeError('A decoded tensor of numbers is a typed array.');
  const bytes = new Uint8Array(target.buffer);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset * target.BYTES_PER_ELEMENT);
}

function takeRows(tensor: Tensor, start: number, end: number): Tensor {
  const width = tensor.shape.slice(1).reduce((product, size) => product * size, 1);
  return {
    ...tensor,
    shape: [end - start, ...tensor.shape.slice(1)],
    data: tensor.data.slice(start * width, end * width),
  };
}
