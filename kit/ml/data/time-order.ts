import type { Contract } from '../../format/contract/contract.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quoteText } from './sql-text.ts';

/** How the cells of a time column are in order: as numbers, or as days and instants. */
export type TimeOrder = 'number' | 'instant';

/** A day, or an instant as RFC 3339 writes it; a space for the T and a missing offset (UTC) are let by. */
const INSTANT = String.raw`^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?)?$`;

const CURE =
  'Write every cell as 2024-02-29 or 2024-02-29T13:00:00Z (without an offset it is read as UTC), or as a number in a column of "type": "number".';

/** SQL for a cell as what it stands for. Instants compare as such, whatever their offset; a day is its first instant. */
export function orderSql(column: string, order: TimeOrder): string {
  const name = quoteIdentifier(column);
  return order === 'number' ? `TRY_CAST(${name} AS DOUBLE)` : `TRY_CAST(${name} AS TIMESTAMPTZ)`;
}

/**
 * The one order of all the accepted cells of a column.
 * @throws ConfigurationError that names the first cell that has no place in it, and the cure
 */
export async function findTimeOrder(engine: Engine, contract: Contract, column: string): Promise<TimeOrder> {
  const { type, sensitive } = contract.columns.find(({ name }) => name === column) ?? {};
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') {
    throw new ConfigurationError(
      'SLW_SPLIT_RULE_INVALID',
      `Rows cannot be split by time of "${column}": it is true or false. Name another.`,
    );
  }
  const stray = await findStray(engine, column);
  if (stray === undefined) return 'instant';
  const cell = sensitive ? '' : ` ${JSON.stringify(stray.cell)},`;
  throw new ConfigurationError(
    'SLW_SPLIT_RULE_INVALID',
    `Rows cannot be split by time of "${column}":${cell} ${stray.place}, is no day or instant. ${CURE}`,
  );
}

/** The first accepted cell that is no day or instant, and where it stands. */
async function findStray(
  engine: Engine,
  column: string,
): Promise<{ cell: string; place: string } | undefined> {
  const cell = quoteIdentifier(column);
  const fits = `regexp_matches(${cell}, ${quoteText(INSTANT)}) AND ${orderSql(column, 'instant')} IS NOT NULL`;
  const [row] = await engine.query(
    `SELECT a.${cell} AS cell, s.name, coalesce(r.line, r.rowid + s.shift) AS line
     FROM (SELECT __row, ${cell} FROM accepted WHERE ${cell} IS NOT NULL AND NOT (${fits}) ORDER BY __row LIMIT 1) a
     LEFT JOIN source_rows r ON r.rowid = a.__row LEFT JOIN source_files s ON s.file = r.file`,
  );
  if (row === undefined) return undefined;
  const { cell: text, name, line } = row;
  return { cell: String(text), place: name === null ? 'in the store' : `in ${String(name)}:${Number(line)}` };
}

/** The value at which the rows from a share on begin, in time's order; null where no row has a time. */
export async function pickCutoff(
  engine: Engine,
  { column, order, share }: { column: string; order: TimeOrder; share: number },
): Promise<Cell> {
  const cell = quoteIdentifier(column);
  const value = orderSql(column, order);
  const written = order === 'number' ? cell : writeInstant(cell, value);
  const timed = `FROM accepted WHERE ${cell} IS NOT NULL`;
  const [total] = await engine.query(`SELECT count(*) AS n ${timed}`);
  const count = Number(total?.['n']);
  const offset = Math.max(0, Math.min(count - 1, Math.round(count * share)));
  const [row] = await engine.query(
    `SELECT ${written} AS cutoff ${timed} ORDER BY ${value}, ${cell} LIMIT 1 OFFSET ${offset}`,
  );
  return row?.['cutoff'] ?? null;
}

/** A day stays as it is written; an instant is written in UTC. */
function writeInstant(cell: string, value: string): string {
  const text = `strftime(make_timestamp(epoch_us(${value})), '%Y-%m-%dT%H:%M:%S.%f')`;
  const isDay = String.raw`regexp_matches(${cell}, '^\d{4}-\d\d-\d\d$')`;
  return `CASE WHEN ${isDay} THEN ${cell} ELSE regexp_replace(${text}, '\\.?0+$', '') || 'Z' END`;
}
