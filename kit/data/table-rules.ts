import type { Contract } from '../contract/contract.ts';
import type { Findings } from './count-findings.ts';

/**
 * What the table as a whole breaks of the contract, as sentences; empty when it holds. A share of rows is of those
 * read.
 */
export function checkTableRules(contract: Contract, { rows, rules }: Findings): string[] {
  const { minRows, maxRejected } = contract.table;
  const broken: string[] = [];
  if (rows.accepted < Math.max(minRows, 1)) {
    broken.push(
      `${rows.accepted} rows were accepted, and the contract asks for at least ${Math.max(minRows, 1)}`,
    );
  }
  if (rows.rejected > maxRejected * rows.read) {
    broken.push(
      `${rows.rejected} of ${rows.read} rows (${percent(rows.rejected / rows.read)}) were rejected, and the contract allows ${percent(maxRejected)}`,
    );
  }
  return [...broken, ...contract.columns.flatMap((column) => checkTolerance(column, rows.read, rules))];
}

function checkTolerance(
  column: Contract['columns'][number],
  read: number,
  rules: Findings['rules'],
): string[] {
  // A row may break several rules of a column; the largest count is the fewest rows that fail.
  const failing = Math.max(
    0,
    ...rules.filter((rule) => rule.column === column.name).map((rule) => rule.rows),
  );
  if (failing <= column.tolerance * read) return [];
  return [
    `${failing} of ${read} rows (${percent(failing / read)}) break a rule of "${column.name}", and its x-tolerance is ${percent(column.tolerance)}`,
  ];
}

/** A share as a percentage with at most two decimals. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
