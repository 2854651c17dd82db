import { type Check, compileContract } from '../../format/contract/compile-contract.ts';
import type { Contract } from '../../format/contract/contract.ts';
import { checkWithAjv } from './check-with-ajv.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quoteText } from './sql-text.ts';

/** Checks whose verdicts share one BIGINT of a row: as many as a JavaScript number holds bits exactly. */
const CHECKS_A_MASK = 52;

/**
 * Checks every row of `source_rows` in one pass. Makes the tables `checked` (`__row` and the typed columns by name) and
 * `faults` (`row`, `position` of the check, `column_name`, `rule`, `message`, `severity`).
 */
export async function checkRows(engine: Engine, contract: Contract): Promise<void> {
  const compiled = compileContract(contract);
  const masks = toMasks(compiled.checks);
  const typed = contract.columns.map((column, index) => `v${index} AS ${quoteIdentifier(column.name)}`);
  const bits = masks.map((checks, index) => `${maskSql(checks)} AS __mask${index}`);
  const source = '(SELECT rowid AS __row, * FROM source_rows)';
  await engine.execute(
    `CREATE TABLE checked AS SELECT __row, ${[...typed, ...bits].join(', ')} FROM ${compiled.parse(source)};
     CREATE TABLE faults(row BIGINT, position INTEGER, column_name VARCHAR, rule VARCHAR, message VARCHAR, severity VARCHAR)`,
  );
  for (const [index, checks] of masks.entries()) {
    await collectFaults({ engine, mask: `__mask${index}`, checks, first: index * CHECKS_A_MASK });
  }
  if (compiled.leftColumns.length > 0 || compiled.leftWhole) await checkWithAjv(engine, contract, compiled);
}

function toMasks(checks: readonly Check[]): Check[][] {
  const masks: Check[][] = [];
  for (let start = 0; start < checks.length; start += CHECKS_A_MASK) {
    masks.push(checks.slice(start, start + CHECKS_A_MASK));
  }
  return masks;
}

function maskSql(checks: readonly Check[]): string {
  return checks
    .map(({ failing }, bit) => `CASE WHEN ${failing} THEN CAST(${2 ** bit} AS BIGINT) ELSE 0 END`)
    .join(' + ');
}

/** Rows with a bit set are few: they are put aside, and each check then looks at them alone. */
async function collectFaults({
  engine,
  mask,
  checks,
  first,
}: {
  engine: Engine;
  mask: string;
  checks: readonly Check[];
  first: number;
}): Promise<void> {
  await engine.execute(
    `CREATE OR REPLACE TEMP TABLE suspects AS SELECT __row, ${mask} AS mask FROM checked WHERE ${mask} <> 0`,
  );
  const [found] = await engine.query('SELECT coalesce(bit_or(mask), 0) AS bits FROM suspects');
  const bits = BigInt(Number(found?.['bits'] ?? 0));
  const parts = checks.flatMap(({ column, rule, message, severity }, bit) => {
    if ((bits & (1n << BigInt(bit))) === 0n) return [];
    const texts = [column, rule, message, severity].map(quoteText).join(', ');
    return [`SELECT __row, ${first + bit}, ${texts} FROM suspects WHERE (mask & ${2 ** bit}) <> 0`];
  });
  if (parts.length > 0) await engine.execute(`INSERT INTO faults ${parts.join(' UNION ALL ')}`);
}
