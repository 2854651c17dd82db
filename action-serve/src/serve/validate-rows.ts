import type { Row } from '../../../kit/manifest/row.ts';
import type { LiveModel } from './live-model.ts';
import { isObject } from './protocol/parse-json-body.ts';
import type { CellError } from './request-error.ts';

/** An answer names at most this many faults; a client that sent more has the first ones to start with. */
export const MAX_FAULTS = 100;

export interface ValidatedRows {
  /** Normalised rows; those that fit. */
  rows: Row[];
  /** Empty when every row fits. */
  faults: CellError[];
  /** By index, what can be read of the rows that do not fit. */
  invalid: Map<number, Row>;
}

/** Holds rows against the contract as ingestion does, and normalises them. */
export function validateRows(live: LiveModel, values: readonly unknown[]): ValidatedRows {
  const result: ValidatedRows = { rows: [], faults: [], invalid: new Map() };
  for (const [index, value] of values.entries()) {
    const verdict = live.validate(value);
    if (verdict.ok) {
      result.rows.push(verdict.row);
      continue;
    }
    result.invalid.set(index, keepCells(value));
    const room = MAX_FAULTS - result.faults.length;
    result.faults.push(...verdict.errors.slice(0, room).map((error) => ({ row: index, ...error })));
  }
  return result;
}

function keepCells(value: unknown): Row {
  const row: Row = {};
  for (const [name, cell] of Object.entries(isObject(value) ? value : {})) {
    if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') row[name] = cell;
  }
  return row;
}
