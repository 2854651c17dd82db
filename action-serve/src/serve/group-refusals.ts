import { MAX_BROKEN_COLUMNS } from '../../../kit/format/manifest/prediction-record.ts';
import type { RefusedRows } from './record-predictions.ts';

/** A request's refused rows are told apart by what they broke into at most this many groups; the rest is one more. */
export const MAX_GROUPS = 10;

export interface RefusalCount {
  /** @param columns that one row broke, in any order, once or more */
  add(columns: readonly string[]): void;
  /** Rows that broke the same columns, counted; the columns sorted. */
  groups(): RefusedRows[];
}

/**
 * Counts refused rows by the columns that they broke. Names that the contract does not have count as "": a client can
 * send any.
 */
export function countRefusals(known: ReadonlySet<string>): RefusalCount {
  const counts = new Map<string, RefusedRows>();
  return {
    add: (columns) => {
      const names = [...new Set(columns.map((name) => (known.has(name) ? name : '')))];
      const kept = names.sort().slice(0, MAX_BROKEN_COLUMNS);
      const key = JSON.stringify(kept);
      const full = counts.size >= MAX_GROUPS && !counts.has(key);
      const group = counts.get(full ? '' : key) ?? { columns: full ? [] : kept, rows: 0 };
      group.rows++;
      counts.set(full ? '' : key, group);
    },
    groups: () => [...counts.values()],
  };
}
