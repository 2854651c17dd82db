import { join } from 'node:path';
import type { Contract } from '../../format/contract/contract.ts';
import { SPLIT_NAMES, type SplitName } from '../../format/manifest/data-lock.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quoteText } from './sql-text.ts';

/** The file of a split: `train.parquet` and so on. */
export function splitFileName(split: SplitName): string {
  return `${split}.parquet`;
}

/**
 * Writes each split of `accepted` to `<folder>/<split>.parquet`, typed columns in contract order, rows in the order of
 * the source. The same table gives the same bytes.
 */
export async function writeSplits(engine: Engine, contract: Contract, folder: string): Promise<void> {
  const columns = contract.columns.map((column) => quoteIdentifier(column.name)).join(', ');
  await makeFolder(folder);
  for (const split of SPLIT_NAMES) {
    const rows = `SELECT ${columns} FROM accepted WHERE __split = ${quoteText(split)}`;
    await replaceAtomically(join(folder, splitFileName(split)), (file) =>
      engine.execute(`COPY (${rows}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`),
    );
  }
}
