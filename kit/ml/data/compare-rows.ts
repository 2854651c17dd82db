import type { Contract } from '../../format/contract/contract.ts';
import { SPLIT_NAMES, type SplitName } from '../../format/manifest/data-lock.ts';
import { hashLanes, hashRow } from './dataset-digest.ts';
import type { Engine } from './engine.ts';
import { scanFile } from './read-rows.ts';
import { quoteText } from './sql-text.ts';

/** What became of rows since the last version. */
export interface RowFlow {
  /** New rows by the split that they reached. */
  fresh: Record<SplitName, number>;
  /** Rows that were there and are in another split now, by the one that they reached. */
  moved: Record<SplitName, number>;
  /** Rows of the last version that are not there any more. */
  gone: number;
}

/** Words of a row's hash that tell rows apart: 128 bits. */
const WORDS = ['__lane0', '__lane1'];

/**
 * Holds the rows of `accepted`, as `splitRows` left it, against the Parquet of the last version's splits. Rows are the
 * same where all their cells are; of several alike each counts.
 * @returns undefined where the last version had other columns, so that no row is the same
 */
export async function compareRows(
  engine: Engine,
  contract: Contract,
  files: Record<SplitName, string>,
): Promise<RowFlow | undefined> {
  if (!(await hasColumns(engine, contract, files.train))) return undefined;
  const words = Object.entries(hashLanes(hashRow(contract))).filter(([name]) => WORDS.includes(name));
  const hashed = words.map(([name, word]) => `${word} AS ${name}`).join(', ');
  const former = SPLIT_NAMES.map(
    (name) => `SELECT ${hashed}, ${quoteText(name)} AS split FROM ${scanFile(files[name])}`,
  );
  const count = (table: string) =>
    `(SELECT ${WORDS.join(', ')}, split, count(*) AS n FROM ${table} GROUP BY ALL)`;
  const now = count(`(SELECT ${WORDS.join(', ')}, __split AS split FROM accepted)`);
  const rows = await engine.query(
    `SELECT a.split, a.split <> b.split AS moved, sum(greatest(coalesce(a.n, 0) - coalesce(b.n, 0), 0)) AS fresh,
       sum(greatest(coalesce(b.n, 0) - coalesce(a.n, 0), 0)) AS gone, sum(least(a.n, b.n)) AS kept
     FROM ${now} a FULL JOIN ${count(`(${former.join(' UNION ALL ')})`)} b USING (${WORDS.join(', ')})
     GROUP BY 1, 2`,
  );
  const sum = (column: string, of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const bySplit = (measure: (name: SplitName) => number) => ({
    train: measure('train'),
    validation: measure('validation'),
    test: measure('test'),
  });
  return {
    fresh: bySplit((name) => sum('fresh', ({ split }) => split === name)),
    moved: bySplit((name) => sum('kept', ({ split, moved }) => split === name && moved === true)),
    gone: sum('gone', () => true),
  };
}

async function hasColumns(engine: Engine, contract: Contract, file: string): Promise<boolean> {
  const found = await engine.query(
    `SELECT column_name AS name FROM (DESCRIBE SELECT * FROM ${scanFile(file)})`,
  );
  const names = new Set(found.map(({ name }) => String(name)));
  return names.size === contract.columns.length && contract.columns.every(({ name }) => names.has(name));
}
