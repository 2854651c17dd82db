import { CELL_RULES } from '../../format/contract/column.ts';
import type { CompiledContract } from '../../format/contract/compile-contract.ts';
import type { Column, Contract } from '../../format/contract/contract.ts';
import { interpretCell } from '../../format/contract/interpret-cell.ts';
import { createFaultFinder, type Fault } from '../../format/contract/validate-row.ts';
import type { Cell, Row } from '../../format/manifest/row.ts';
import type { Engine } from './engine.ts';

/** Rows that are in JavaScript at once. */
const BATCH = 10_000;

/** Positions after those of all compiled checks. */
const FIRST_POSITION = 1_000_000;

const SHAPE = `'[{"row":"BIGINT","column":"VARCHAR","rule":"VARCHAR","message":"VARCHAR","severity":"VARCHAR"}]'`;

/**
 * Adds to `faults` what rules that SQL cannot answer for find: of all rows where such a rule is about the row as a
 * whole, else of rows with a cell in a column that has one.
 */
export async function checkWithAjv(
  engine: Engine,
  contract: Contract,
  { leftColumns, leftWhole }: Pick<CompiledContract, 'leftColumns' | 'leftWhole'>,
): Promise<void> {
  const findFaults = createFaultFinder(contract, contract.columns, 'row');
  const left = new Set(leftColumns.map((column) => column.name));
  const isLeft = ({ column, rule }: Fault) => left.has(column) || !isColumnRule(contract, column, rule);
  const touched = leftWhole ? 'true' : touchedSql(contract, leftColumns);
  for await (const rows of readBatches(engine, touched)) {
    const found = rows.flatMap((row) =>
      findFaults(interpretRow(contract, row))
        .filter(isLeft)
        .map((fault) => ({ row: row['__row'], ...fault, severity: severityOf(contract, fault) })),
    );
    if (found.length > 0) await insertFaults(engine, found);
  }
}

/** A missing cell of a left column may break `required`, so such rows are touched as well where it must be there. */
function touchedSql(contract: Contract, leftColumns: readonly Column[]): string {
  const conditions = leftColumns.map((column) => {
    const index = contract.columns.indexOf(column);
    return column.nullable ? `c${index} IS NOT NULL` : 'true';
  });
  return conditions.join(' OR ');
}

async function* readBatches(engine: Engine, touched: string): AsyncGenerator<Row[]> {
  const [bounds] = await engine.query('SELECT min(rowid) AS low, max(rowid) AS high FROM source_rows');
  const high = Number(bounds?.['high'] ?? -1);
  for (let low = Number(bounds?.['low'] ?? 0); low <= high; low += BATCH) {
    yield await engine.query(
      `SELECT rowid AS __row, * FROM source_rows
       WHERE rowid >= ${low} AND rowid < ${low + BATCH} AND (${touched}) ORDER BY rowid`,
    );
  }
}

function interpretRow(contract: Contract, row: Row): Record<string, Cell> {
  return Object.fromEntries(
    contract.columns.map((column, index) => {
      const text = row[`c${index}`];
      return [column.name, interpretCell(typeof text === 'string' ? text : null, column)];
    }),
  );
}

/** Whether the rule is a keyword of the column itself, which SQL has answered for in a compiled column. */
function isColumnRule(contract: Contract, name: string, rule: string): boolean {
  const column = contract.columns.find((candidate) => candidate.name === name);
  return column !== undefined && (CELL_RULES.includes(rule) || rule in column.schema);
}

function severityOf(contract: Contract, { column }: Fault): Column['severity'] {
  return contract.columns.find(({ name }) => name === column)?.severity ?? 'error';
}

async function insertFaults(engine: Engine, found: readonly object[]): Promise<void> {
  await engine.query(
    `INSERT INTO faults SELECT f.row, ${FIRST_POSITION}, f.column, f.rule, f.message, f.severity
     FROM (SELECT unnest(from_json($1, ${SHAPE})) AS f)`,
    [JSON.stringify(found)],
  );
}
