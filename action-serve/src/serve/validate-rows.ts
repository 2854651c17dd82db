import type { Row } from '../../../kit/format/manifest/row.ts';
import { countRefusals } from './group-refusals.ts';
import type { LiveModel } from './live-model.ts';
import type { RefusedRows } from './record-predictions.ts';
import type { CellError } from './request-error.ts';

/** An answer names at most this many faults; a client that sent more has the first ones to start with. */
export const MAX_FAULTS = 100;

export interface ValidatedRows {
  /** Normalised rows; those that fit. */
  rows: Row[];
  /** Empty when every row fits. */
  faults: CellError[];
  /** The rows that do not fit, by the columns that they broke. */
  refused: RefusedRows[];
}

/** Holds rows against the contract as ingestion does, and normalises them. */
export function validateRows(
  live: Pick<LiveModel, 'columns' | 'validate'>,
  values: readonly unknown[],
): ValidatedRows {
  const rows: Row[] = [];
  const faults: CellError[] = [];
  const refusals = countRefusals(live.columns);
  for (const [index, value] of values.entries()) {
    const verdict = live.validate(value);
    if (verdict.ok) {
      rows.push(verdict.row);
      continue;
    }
    refusals.add(verdict.errors.map(({ column }) => column));
    const room = MAX_FAULTS - faults.length;
    faults.push(...verdict.errors.slice(0, room).map((error) => ({ row: index, ...error })));
  }
  return { rows, faults, refused: refusals.groups() };
}
