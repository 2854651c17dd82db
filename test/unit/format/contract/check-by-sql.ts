import { expect } from 'vitest';
import { compileContract } from '../../../../kit/format/contract/compile-contract.ts';
import type { Contract } from '../../../../kit/format/contract/contract.ts';
import { quoteText } from '../../../../kit/format/contract/sql-text.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';

/** The cells of one row as read. */
export type Cells = (string | null)[];

/** The rules each row breaks, as `column rule`, and its typed cells, by SQL. */
export async function checkBySql(engine: Engine, { contract, rows }: { contract: Contract; rows: Cells[] }) {
  const { parse, checks, leftColumns } = compileContract(contract);
  expect(leftColumns).toEqual([]);
  const cells = contract.columns.map((_, index) => `c${index}`);
  const literals = rows.map((row, at) => `(${[at, ...row.map((cell) => literal(cell))].join(', ')})`);
  const source = `(SELECT * FROM (VALUES ${literals.join(', ')}) AS source(place, ${cells.join(', ')}))`;
  const flags = checks.map((check, index) => `coalesce(${check.failing}, false) AS f${index}`);
  const values = contract.columns.map((_, index) => `v${index}`);
  const found = await engine.query(
    `SELECT ${[...flags, ...values].join(', ')} FROM ${parse(source)} ORDER BY place`,
  );
  return found.map((row) => ({
    faults: checks
      .flatMap(({ column, rule }, index) => (row[`f${index}`] ? [`${column} ${rule}`] : []))
      .sort(),
    values: values.map((name) => row[name]),
  }));
}

function literal(cell: string | null): string {
  if (cell === null) return 'CAST(NULL AS VARCHAR)';
  return cell.split('\0').map(quoteText).join(' || chr(0) || ');
}
