import type { Cell } from '../manifest/row.ts';
import type { Column } from './column.ts';
import { sortByTable } from './keywords/keywords.ts';
import type { Value } from './rule.ts';

/**
 * Cells to try where one is to be made up, the likeliest first: the column's own examples, what its rules propose, plain
 * values of its type, what its rules make of all of these, nothing. Some may break a rule: the contract decides.
 */
export function listSamples(column: Column): Cell[] {
  const rules = sortByTable(column.rules);
  const samplesOf = (others: readonly Value[]) => rules.flatMap(({ samples }) => samples(others));
  const isCell = (value: Value) => column.cellRules.every(({ fits }) => fits?.(value));
  const plain = [...column.examples, ...samplesOf([]), ...PLAIN[column.type]].filter(isCell);
  return [...plain, ...samplesOf(plain).filter(isCell), ...(column.nullable ? [null] : [])];
}

const PLAIN: Readonly<Record<Column['type'], readonly Value[]>> = {
  number: [0, 1],
  integer: [0, 1],
  boolean: [false, true],
  string: ['x', 'xxxxxxxx', '0', '00000000', '2000-01-01', '2000-01-01T00:00:00Z', 'x@example.com'],
};
