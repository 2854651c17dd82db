import { type Column, isNumeric } from './column.ts';
import { compileRules, isCompilable, numberSql, valueSql } from './compile-column.ts';
import type { Contract } from './contract.ts';
import { normaliseSql } from './normalise.ts';
import { ROW_KEYWORDS } from './row-keys.ts';

/** One rule of one column as an SQL condition that holds where a row breaks it. */
export interface Check {
  column: string;
  rule: string;
  /** The end of a sentence, without a value of the data. */
  message: string;
  severity: Column['severity'];
  failing: string;
}

/** A contract as SQL over a table of text whose column `c<i>` is the contract's i-th, as read, null where missing. */
export interface CompiledContract {
  /**
   * SQL of a table with the columns of `source` and, for each column of the contract, `t<i>` (text after normalisation), `v<i>`
   * (typed: DOUBLE, BIGINT, VARCHAR or BOOLEAN; null where missing or mistyped) and, for numbers, `n<i>` (DOUBLE).
   */
  parse(source: string): string;
  /** Conditions over that table, by column, then by keyword. */
  checks: Check[];
  /** Columns with a keyword that SQL cannot answer for: their rules are left to ajv. */
  leftColumns: Column[];
  /** Whether the row as a whole has such a keyword. */
  leftWhole: boolean;
}

/** Compiles a contract to one-pass SQL. The reference is ajv on the interpreted row (`createFaultFinder`). */
export function compileContract(contract: Contract): CompiledContract {
  const { columns } = contract;
  return {
    parse: (source) => parseSql(columns, source),
    checks: columns.flatMap((column, index) => (isCompilable(column) ? compileChecks(column, index) : [])),
    leftColumns: columns.filter((column) => !isCompilable(column)),
    leftWhole: ROW_KEYWORDS.some((keyword) => keyword in contract.schema),
  };
}

/** One step a level, so that the engine computes each step of a cell once. */
function parseSql(columns: readonly Column[], source: string): string {
  const cells = columns.map((column, index) => ({ column, index }));
  const numeric = cells.filter(({ column }) => isNumeric(column));
  const texts = cells.map(({ column, index }) => `${normaliseSql(`c${index}`, column)} AS t${index}`);
  const casts = numeric.map(({ index }) => `TRY_CAST(t${index} AS DOUBLE) AS d${index}`);
  const numbers = numeric.map(({ column, index }) => {
    return `${numberSql({ text: `t${index}`, cast: `d${index}`, column })} AS n${index}`;
  });
  const values = cells.map(({ column, index }) => {
    return `${valueSql({ text: `t${index}`, number: `n${index}`, column })} AS v${index}`;
  });
  return [texts, casts, numbers, values].reduce(
    (query, level) => `(SELECT ${['*', ...level].join(', ')} FROM ${query})`,
    source,
  );
}

function compileChecks(column: Column, index: number): Check[] {
  const names = { text: `t${index}`, number: `n${index}`, value: `v${index}` };
  return compileRules(column, names).map(({ rule, sentence, failing }) => ({
    column: column.name,
    rule,
    message: sentence,
    severity: column.severity,
    failing,
  }));
}
