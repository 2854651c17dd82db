import { type Contract, targetColumn } from '../../../kit/format/contract/contract.ts';
import { ConfigurationError, describeError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import { readUserFile } from '../../../kit/ground/files/files.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { readStart } from '../../../kit/ml/data/csv-dialect.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { refuseForeignFormat } from '../../../kit/ml/data/foreign-format.ts';
import { CSV } from '../../../kit/ml/data/formats/csv.ts';
import { findFormat } from '../../../kit/ml/data/formats/formats.ts';
import { quoteIdentifier, quotePath } from '../../../kit/ml/data/sql-text.ts';

/** The table of the labels as text, one row an id (the last one in the file). */
export const LABELS_TABLE = 'labels';

/** What joins a label to its prediction. */
export const ID_COLUMN = 'id';

/** The labels file: its columns, its lines, and those that name no row or are overruled further down. */
export interface LoadedLabels {
  columns: string[];
  read: number;
  nameless: number;
  repeated: number;
}

/**
 * Reads the labels into a table.
 * @throws ConfigurationError when the file is missing, no CSV file, or lacks `id` or the target
 */
export async function loadLabels({
  engine,
  file,
  contract,
  log,
}: {
  engine: Engine;
  file: string;
  contract: Contract;
  log: Logger;
}): Promise<LoadedLabels> {
  await readUserFile(
    file,
    'The labels file',
    'Check "monitor.labels" in pipeline.yaml or the input "labels". A checkout holds committed files alone: commit the file, or write its absolute path on the runner.',
  );
  refuseForeignFormat(await readStart(file), `The labels file ${file}`);
  const { name } = await findFormat(file);
  if (name !== CSV.name)
    throw new ConfigurationError(
      'SLW_LABELS_INVALID',
      `The labels file ${file} is a ${name} file. Write it as CSV.`,
    );
  await readCsv(engine, file);
  const rows = await engine.query(`SELECT column_name FROM (DESCRIBE all_labels)`);
  const columns = rows.map((row) => String(row['column_name']));
  for (const needed of [ID_COLUMN, targetColumn(contract).name]) requireColumn({ needed, columns, file });
  const id = quoteIdentifier(ID_COLUMN);
  await engine.execute(
    `CREATE OR REPLACE TABLE ${LABELS_TABLE} AS SELECT * FROM all_labels WHERE ${id} IS NOT NULL
     QUALIFY row_number() OVER (PARTITION BY ${id} ORDER BY rowid DESC) = 1`,
  );
  const [answer = {}] = await engine.query(
    `SELECT count(*)::INTEGER AS lines, count(${id})::INTEGER AS named, count(DISTINCT ${id})::INTEGER AS ids FROM all_labels`,
  );
  const { lines = 0, named = 0, ids = 0 } = answer;
  const nameless = Number(lines) - Number(named);
  if (nameless > 0)
    log.warning(
      `${formatCount(nameless, 'row')} of ${file} ${nameless === 1 ? 'has' : 'have'} no "${ID_COLUMN}", by which labels are joined, and ${nameless === 1 ? 'is' : 'are'} left out.`,
    );
  return { columns, read: Number(lines), nameless, repeated: Number(named) - Number(ids) };
}

async function readCsv(engine: Engine, file: string): Promise<void> {
  try {
    await engine.execute(
      `CREATE OR REPLACE TABLE all_labels AS
       SELECT * FROM read_csv(${quotePath(file)}, header = true, all_varchar = true, sample_size = -1)`,
    );
  } catch (error) {
    const [reason] = describeError(error).split('\n');
    throw new ConfigurationError(
      'SLW_LABELS_INVALID',
      `The labels file ${file} cannot be read as CSV: ${reason}. Correct it.`,
    );
  }
}

function requireColumn({ needed, columns, file }: { needed: string; columns: string[]; file: string }): void {
  if (columns.includes(needed)) return;
  throw new ConfigurationError(
    'SLW_LABELS_INVALID',
    `The labels file ${file} has no column "${needed}".${suggest(needed, columns)} It needs "${ID_COLUMN}" (the prediction's id) and the target.`,
  );
}
