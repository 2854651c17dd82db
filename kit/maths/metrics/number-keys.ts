import type { SplitRule } from '../../format/manifest/data-lock.ts';
import type { Row } from '../../format/manifest/row.ts';

/**
 * The key that each row was dealt to its split by, as a number from 0: rows with equal cells in the rule's key columns
 * have the same. A rule by time deals rows by nothing that they share, so there every row is its own.
 */
export function numberKeys(rows: readonly Row[], { key: columns }: Pick<SplitRule, 'key'>): Uint32Array {
  if (columns.length === 0) return Uint32Array.from(rows, (_, index) => index);
  const numbers = new Map<string, number>();
  return Uint32Array.from(rows, (row) => {
    const key = JSON.stringify(columns.map((column) => row[column] ?? null));
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** How many different keys there are. */
export function countDifferent(keys: Uint32Array): number {
  return new Set(keys).size;
}
