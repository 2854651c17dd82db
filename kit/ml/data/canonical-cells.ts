import { quoteIdentifier } from './sql-text.ts';

/**
 * SQL for the canonical JSON array of some columns of a row, the text that digests are taken of. Numbers are written
 * as ECMAScript does whatever type holds them, so 42000 is the same row from CSV and from a Parquet double.
 */
export function canonicalCells(columns: readonly string[]): string {
  return `concat('[', ${columns.map((column) => canonicalCell(quoteIdentifier(column))).join(", ',', ")}, ']')`;
}

/**
 * The engine writes a double as ECMAScript does but for `.0`, a missing `+` in exponents and `-0`; the first two matter
 * to whole numbers and where exponents begin. The branch is chosen once, by the column's type.
 */
function canonicalCell(cell: string): string {
  const number = `TRY_CAST(${cell} AS DOUBLE)`;
  const json = `CAST(to_json(${number}) AS VARCHAR)`;
  const exotic = `regexp_replace(regexp_replace(${json}, '\\.0$', ''), 'e([0-9])', 'e+\\1')`;
  const double = `CASE WHEN ${number} = trunc(${number}) AND abs(${number}) < 1e15 THEN CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR)
    WHEN abs(${number}) >= 1e15 OR abs(${number}) < 1e-4 THEN ${exotic} ELSE ${json} END`;
  const text = `CASE WHEN typeof(${cell}) IN ('DOUBLE', 'FLOAT') THEN ${double} ELSE CAST(to_json(${cell}) AS VARCHAR) END`;
  return `coalesce(${text}, 'null')`;
}
