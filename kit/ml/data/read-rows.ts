import { access } from 'node:fs/promises';
import type { Row } from '../../format/manifest/row.ts';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quotePath } from './sql-text.ts';

/**
 * All rows of a Parquet or CSV file, in its order.
 * @param columns those to read; all when left out
 * @throws ConfigurationError when the file is missing or is no table with these columns
 */
export async function readRows(engine: Engine, file: string, columns?: readonly string[]): Promise<Row[]> {
  await access(file).catch(() => {
    throw new ConfigurationError(
      'SLW_FILE_MISSING',
      `The data file ${file} does not exist. Run ingest first, or check the path.`,
    );
  });
  const wanted = columns ? columns.map(quoteIdentifier).join(', ') : '*';
  try {
    return await engine.query(`SELECT ${wanted} FROM ${scanFile(file)}`);
  } catch (error) {
    const [reason] = describeError(error).split('\n');
    throw new ConfigurationError(
      'SLW_SOURCE_MALFORMED',
      `${file} cannot be read as a table: ${reason}. Make it anew with ingest.`,
    );
  }
}

/** A table expression that scans a file by its extension: `.parquet`, else CSV with types as they look. */
export function scanFile(file: string): string {
  if (file.toLowerCase().endsWith('.parquet')) return `read_parquet(${quotePath(file)})`;
  return `read_csv(${quotePath(file)}, header = true, sample_size = -1)`;
}
