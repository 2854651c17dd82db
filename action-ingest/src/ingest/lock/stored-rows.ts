import { join } from 'node:path';
import type { Contract } from '../../../../kit/format/contract/contract.ts';
import { SPLIT_NAMES, type SplitName } from '../../../../kit/format/manifest/data-lock.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import { scanFile } from '../../../../kit/ml/data/read-rows.ts';
import { quoteIdentifier, quoteText } from '../../../../kit/ml/data/sql-text.ts';
import { splitFileName } from '../../../../kit/ml/data/write-splits.ts';

/**
 * Makes the table `accepted` of the three splits as they were stored, each row with its split as `__stored`. The tables
 * that say where a row was read are empty: it was read from the store.
 */
export async function loadStoredRows(
  engine: Engine,
  contract: Contract,
  folders: Record<SplitName, string>,
): Promise<void> {
  const columns = contract.columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const parts = SPLIT_NAMES.map((name) => {
    const table = scanFile(join(folders[name], splitFileName(name)));
    return `SELECT ${columns}, ${quoteText(name)} AS __stored FROM ${table}`;
  });
  await engine.execute(
    `CREATE TABLE source_rows(file USMALLINT, line UBIGINT);
     CREATE TABLE source_files(file USMALLINT, name VARCHAR, shift BIGINT);
     CREATE TABLE accepted AS SELECT *, row_number() OVER () AS __row FROM (${parts.join(' UNION ALL ')})`,
  );
}

/** Rows that the rule gives to another split than the one they were stored in, as sentences. */
export async function listMisplaced(engine: Engine): Promise<string[]> {
  const found = await engine.query(
    `SELECT __stored, __split, count(*) AS n FROM accepted WHERE __stored <> __split GROUP BY ALL ORDER BY ALL`,
  );
  return found.map(
    ({ __stored: stored, __split: split, n }) =>
      `the ${String(stored)} split in the store holds ${formatCount(Number(n), 'row')} that its rule gives to ${String(split)}`,
  );
}
