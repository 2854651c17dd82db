import type { Row } from '../../../kit/manifest/row.ts';
import { countRefusals } from './group-refusals.ts';
import type { LiveModel } from './live-model.ts';
import type { RefusedRows } from './record-predictions.ts';
import type { CellError } from './request-error.ts';

/** An answer names at most this many faults; a client that sent more has the first ones to start with. */
export const MAX_FAULTS = 100;

/** Half of a character, alone, which no model can read. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export interface ValidatedRows {
  /** Normalised rows; those that fit. */
  rows: Row[];
  /** Empty when every row fits. */
  faults: CellError[];
  /** The rows that do not fit, by the columns that they broke. */
  refused: RefusedRows[];
}

/** Holds rows against the contract as ingestion does, and normalises them. */
export function validateRows(live: LiveModel, values: readonly unknown[]): ValidatedRows {
  const rows: Row[] = [];
  const faults: CellError[] = [];
  const refusals = countRefusals(live.columns);
  for (const [index, value] of values.entries()) {
    const verdict = live.validate(value);
    const errors = verdict.ok ? findUnreadableText(verdict.row) : verdict.errors;
    if (verdict.ok && errors.length === 0) {
      rows.push(verdict.row);
      continue;
    }
    refusals.add(errors.map(({ column }) => column));
    const room = MAX_FAULTS - faults.length;
    faults.push(...errors.slice(0, room).map((error) => ({ row: index, ...error })));
  }
  return { rows, faults, refused: refusals.groups() };
}

function findUnreadableText(row: Row): Omit<CellError, 'row'>[] {
  return Object.entries(row)
    .filter(([, cell]) => typeof cell === 'string' && (cell.includes('\0') || LONE_SURROGATE.test(cell)))
    .map(([column]) => ({ column, rule: 'text', message: 'must not hold NUL or half a character' }));
}
