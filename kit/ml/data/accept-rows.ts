import type { Contract } from '../../format/contract/contract.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quoteText } from './sql-text.ts';

/** Positions after those of all rules of one row. */
const UNIQUE_POSITION = 2_000_000;

/**
 * From `checked` and `faults` makes `rejected` (`row`) and `accepted` (`__row` and the typed columns). Rows that share
 * a key which should be unique are all rejected: which of them is right cannot be told, and the verdict must not depend
 * on their order. Of rows that name the same prediction the last one stays, which has its newest label; of rows alike in
 * every column the first, where the contract says so.
 * @returns how many rows were left out as duplicates
 */
export async function acceptRows(engine: Engine, contract: Contract): Promise<{ duplicates: number }> {
  const columns = contract.columns.map((column) => quoteIdentifier(column.name)).join(', ');
  // Deleting keeps the order of the rest, where a join might not.
  await engine.execute(
    `CREATE TABLE rejected AS SELECT DISTINCT row FROM faults WHERE severity = 'error';
     DELETE FROM checked WHERE __row IN (SELECT row FROM rejected);
     ALTER TABLE checked RENAME TO accepted`,
  );
  const before = await countRows(engine, 'accepted');
  await dropRepeatedPredictions(engine);
  if (contract.table.dropDuplicates) await dropDuplicates(engine, columns);
  const duplicates = before - (await countRows(engine, 'accepted'));
  if (contract.table.unique.length > 0) await rejectRepeatedKeys(engine, contract);
  return { duplicates };
}

/** The windows that labelled rows come from may overlap, and a label may be corrected. */
async function dropRepeatedPredictions(engine: Engine): Promise<void> {
  await engine.execute(
    `DELETE FROM accepted WHERE __row IN (
       SELECT rowid FROM source_rows
       WHERE __prediction IS NOT NULL AND rowid IN (SELECT __row FROM accepted)
       QUALIFY row_number() OVER (PARTITION BY __prediction ORDER BY rowid DESC) > 1)`,
  );
}

async function dropDuplicates(engine: Engine, columns: string): Promise<void> {
  await engine.execute(
    `CREATE OR REPLACE TABLE accepted AS SELECT * FROM accepted
     QUALIFY row_number() OVER (PARTITION BY ${columns} ORDER BY __row) = 1 ORDER BY __row`,
  );
}

async function rejectRepeatedKeys(engine: Engine, contract: Contract): Promise<void> {
  const { unique } = contract.table;
  const key = unique.map(quoteIdentifier).join(', ');
  const [name] = unique.length === 1 ? unique : [''];
  await engine.execute(
    `INSERT INTO faults
       SELECT __row, ${UNIQUE_POSITION}, ${quoteText(name ?? '')}, 'unique',
         ${name ? "'is the key of ' || n || ' rows'" : `'is one of ' || n || ${quoteText(` rows with its key (${unique.join(', ')})`)}`}, 'error'
       FROM (SELECT __row, count(*) OVER (PARTITION BY ${key}) AS n FROM accepted) WHERE n > 1;
     INSERT INTO rejected SELECT row FROM faults WHERE position = ${UNIQUE_POSITION};
     DELETE FROM accepted WHERE __row IN (SELECT row FROM faults WHERE position = ${UNIQUE_POSITION})`,
  );
}

/** How many rows a table has. */
export async function countRows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.['n']);
}
