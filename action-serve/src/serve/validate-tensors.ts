import type { Row } from '../../../kit/format/manifest/row.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import type { Tensor } from '../../../kit/ml/inference/tensor.ts';
import type { LiveModel } from './live-model.ts';
import type { InferRequest } from './protocol/read-infer-request.ts';
import type { CellError } from './request-error.ts';
import { type ValidatedRows, validateRows } from './validate-rows.ts';

export interface ValidatedTensors extends ValidatedRows {
  /** What the model is to be asked: the request's tensors, with what normalising changed. */
  inputs: readonly Tensor[];
}

/** Holds the rows that tensors stand for against the contract, as `/predict` holds those it is sent. */
export function validateTensors(live: LiveModel, { inputs, rows: count }: InferRequest): ValidatedTensors {
  const values = live.readRows(inputs, count);
  const verdict = validateRows(live.tensorRows, values);
  if (verdict.faults.length > 0) return { ...validateExactly(live, inputs, count), inputs };
  const isChanged = verdict.rows.some((row, index) => differs(row, values[index]));
  return { ...verdict, inputs: isChanged ? live.encodeRows(verdict.rows) : inputs };
}

/** A bound such as 0.7 lies above the single-precision number that stands for it. */
function validateExactly(live: LiveModel, inputs: readonly Tensor[], count: number): ValidatedRows {
  return validateRows(live.tensorRows, live.readRows(inputs, count, { exactly: true }));
}

/** A row that fits as it is comes back as the one that was sent. */
function differs(row: Row, value: Row | undefined): boolean {
  if (row === value) return false;
  for (const name in value) if (row[name] !== value[name]) return true;
  return false;
}

/** One sentence on tensors that do not fit, which names the first cell; `errors` beside it has them all. */
export function explainTensorFaults(faults: readonly CellError[]): string {
  const [first] = faults;
  if (!first) return 'The tensors do not fit the data contract.';
  const rest = faults.length - 1;
  const verb = rest === 1 ? 'does' : 'do';
  const more = rest === 0 ? '' : ` So ${verb} ${formatCount(rest, 'more cell')}, which "errors" lists.`;
  return `Row ${first.row} does not fit the data contract: "${first.column}" ${first.message}.${more}`;
}
