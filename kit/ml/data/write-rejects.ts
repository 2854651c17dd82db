import { join } from 'node:path';
import type { Contract } from '../../format/contract/contract.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
import type { Engine } from './engine.ts';
import { spreadsheetCell } from './spreadsheet-cell.ts';
import { quoteIdentifier, quoteText } from './sql-text.ts';

/** What stands where a sensitive value was. */
export const REDACTED = '[redacted]';

/**
 * Makes the view `findings` (one row for each rule a row breaks, in the order of sources and lines) and writes
 * `rejects.csv`, safe to open in a spreadsheet or a terminal, and `rejects.parquet`, cells as read. Sensitive cells are
 * redacted.
 */
export async function writeRejects(engine: Engine, contract: Contract, folder: string): Promise<void> {
  const cell = (name: string) => `${spreadsheetCell(name)} AS ${name}`;
  await createViews(engine, contract);
  await replaceAtomically(join(folder, 'rejects.csv'), (file) =>
    engine.execute(
      `COPY (SELECT ${cell('source')}, line, nullif(${spreadsheetCell('"column"')}, '') AS "column", rule, ${cell('value')}, ${cell('reason')}
         FROM findings WHERE severity = 'error' ORDER BY file, line, position, rule)
       TO ${quoteText(file)} (FORMAT csv, HEADER true)`,
    ),
  );
  await replaceAtomically(join(folder, 'rejects.parquet'), (file) =>
    engine.execute(
      `COPY (SELECT * EXCLUDE (file) FROM reject_rows ORDER BY file, line) TO ${quoteText(file)} (FORMAT parquet)`,
    ),
  );
}

async function createViews(engine: Engine, contract: Contract): Promise<void> {
  const asRead = contract.columns.map(({ sensitive }, index) => {
    return sensitive
      ? `CASE WHEN c${index} IS NULL THEN NULL ELSE ${quoteText(REDACTED)} END AS c${index}`
      : `c${index}`;
  });
  const value = contract.columns.map(({ name }, index) => `WHEN ${quoteText(name)} THEN c${index}`);
  const named = contract.columns.map(
    ({ name }, index) => `c${index} AS ${quoteIdentifier(readableName(name))}`,
  );
  const missing = contract.columns.map(({ name }) => `NULL AS ${quoteIdentifier(readableName(name))}`);
  await engine.execute(
    `CREATE TABLE faulty AS
       SELECT r.rowid AS row, r.file, s.name AS source, coalesce(r.line, r.rowid + s.shift) AS line, ${asRead.join(', ')}
       FROM source_rows r JOIN source_files s ON r.file = s.file
       WHERE r.rowid IN (SELECT row FROM faults);
     CREATE VIEW findings AS
       SELECT file, source, line, column_name AS "column", rule, CASE column_name ${value.join(' ')} END AS value,
         message AS reason, severity, position
       FROM faults JOIN faulty ON faults.row = faulty.row
       UNION ALL
       SELECT m.file, s.name, m.line, '', m.rule, NULL, m.message, 'error', -1
       FROM malformed m JOIN source_files s ON m.file = s.file;
     CREATE VIEW reject_rows AS
       SELECT file, source, line, f.rules, f.reasons, ${named.join(', ')}
       FROM faulty JOIN (
         SELECT row, list(${ruleName} ORDER BY position, rule) AS rules,
           list(${reasonText} ORDER BY position, rule) AS reasons
         FROM faults WHERE severity = 'error' GROUP BY row) f ON f.row = faulty.row
       UNION ALL
       SELECT m.file, s.name, m.line, [m.rule], [m.message], ${missing.join(', ')}
       FROM malformed m JOIN source_files s ON m.file = s.file`,
  );
}

const ruleName = `CASE WHEN column_name = '' THEN rule ELSE column_name || '.' || rule END`;
const reasonText = `CASE WHEN column_name = '' THEN message ELSE column_name || ' ' || message END`;

/** A contract's column with a name of the file's own columns stands under `data.<name>`. */
function readableName(name: string): string {
  return ['source', 'line', 'rules', 'reasons', 'file'].includes(name.toLowerCase()) ? `data.${name}` : name;
}
