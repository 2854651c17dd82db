import type { Contract } from '../../format/contract/contract.ts';
import { DEFAULT_MAX_REJECTED } from '../../format/contract/table-rules.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { formatShare } from '../../report/number-text.ts';
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
      `${formatCount(rows.accepted, 'row')} ${rows.accepted === 1 ? 'was' : 'were'} accepted, and the contract asks for at least ${Math.max(minRows, 1)}`,
    );
  }
  if (rows.rejected / rows.read > maxRejected) broken.push(describeRejected(rows, maxRejected));
  return [...broken, ...contract.columns.flatMap((column) => checkTolerance(column, rows.read, rules))];
}

function describeRejected({ read, rejected }: Findings['rows'], most: number): string {
  const preset =
    most === DEFAULT_MAX_REJECTED ? ' (the default; "max-rejected" under "x-table" sets another)' : '';
  return `${rejected.toLocaleString('en-US')} of ${formatCount(read, 'row')} (${percent(rejected / read)}) ${rejected === 1 ? 'was' : 'were'} rejected, and the contract allows ${percent(most)}${preset}`;
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
  if (failing === 0 || failing / read <= column.tolerance) return [];
  return [
    `${failing} of ${formatCount(read, 'row')} (${percent(failing / read)}) ${failing === 1 ? 'breaks' : 'break'} a rule of "${column.name}", and its x-tolerance is ${percent(column.tolerance)}`,
  ];
}

function percent(share: number): string {
  return formatShare(share, 2);
}
