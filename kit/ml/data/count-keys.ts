import type { SplitName, SplitRule } from '../../format/manifest/data-lock.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier } from './sql-text.ts';

/** Distinct values of what rows are dealt by (key, group, time), by split, in `accepted`. A missing one counts as one. */
export async function countKeys(
  engine: Engine,
  { key, column }: SplitRule,
): Promise<Record<SplitName, number>> {
  const names = column === undefined ? key : [column];
  const columns = names.map((name) => `, ${quoteIdentifier(name)}`).join('');
  const rows = await engine.query(
    `SELECT __split AS split, count(*) AS n FROM (SELECT DISTINCT __split${columns} FROM accepted) GROUP BY 1`,
  );
  const of = (name: SplitName) => Number(rows.find(({ split }) => split === name)?.['n'] ?? 0);
  return { train: of('train'), validation: of('validation'), test: of('test') };
}

/** Rows of `accepted` without the time they are split by; none for other rules. They go to train. */
export async function countUntimed(engine: Engine, { by, column }: SplitRule): Promise<number> {
  if (by !== 'time' || column === undefined) return 0;
  const [row] = await engine.query(
    `SELECT count(*) AS n FROM accepted WHERE ${quoteIdentifier(column)} IS NULL`,
  );
  return Number(row?.['n']);
}
