import type { Column, Contract } from '../../format/contract/contract.ts';
import type { Cell } from '../../format/manifest/row.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier } from './sql-text.ts';

/**
 * What fills a missing cell of each column with `x-impute`: the constant, or the median or mode of the training split
 * (of equally frequent values the smallest; null when no value is there).
 */
export async function fitImputation(engine: Engine, contract: Contract): Promise<Record<string, Cell>> {
  const imputation: Record<string, Cell> = {};
  for (const column of contract.columns) {
    if (column.impute) imputation[column.name] = await fitColumn(engine, column, column.impute);
  }
  return imputation;
}

async function fitColumn(
  engine: Engine,
  column: Column,
  impute: NonNullable<Column['impute']>,
): Promise<Cell> {
  if (impute.method === 'constant') return impute.value;
  const cell = quoteIdentifier(column.name);
  const train = `accepted WHERE __split = 'train' AND ${cell} IS NOT NULL`;
  if (impute.method === 'mode') {
    const [row] = await engine.query(
      `SELECT ${cell} AS v FROM ${train} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
    );
    return row?.['v'] ?? null;
  }
  const value = column.type === 'integer' ? `quantile_disc(${cell}, 0.5)` : `median(${cell})`;
  const [row] = await engine.query(`SELECT ${value} AS v FROM ${train}`);
  return row?.['v'] ?? null;
}
