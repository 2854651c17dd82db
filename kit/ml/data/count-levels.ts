import { SLOTS } from '../../format/manifest/level-slots.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Engine } from './engine.ts';
import { quoteText } from './sql-text.ts';

const LEVELS = 'level_counts';

/** The slot of a level as SQL; `slotOf` of level-slots.ts is the same in the program. */
const SLOT = `CAST(md5_number_lower(CAST(level AS VARCHAR)) % ${SLOTS} AS INTEGER)`;

/** A level and the rows that hold it. */
export interface LevelRows<Level = string> {
  level: Level;
  rows: number;
}

export interface LevelTotals {
  present: number;
  missing: number;
  distinct: number;
}

/**
 * Counts the rows of each level of an expression once, for the questions below; until it is called anew.
 * @param expression SQL of a cell, null where it is missing
 */
export async function countLevels({
  engine,
  table,
  expression,
}: {
  engine: Engine;
  table: string;
  expression: string;
}): Promise<LevelTotals> {
  await engine.execute(
    `CREATE OR REPLACE TEMP TABLE ${LEVELS} AS
     SELECT level, CAST(count(*) AS BIGINT) AS rows FROM (SELECT ${expression} AS level FROM ${table}) GROUP BY level`,
  );
  const [row] = await engine.query(
    `SELECT count(level) AS levels, CAST(coalesce(sum(rows) FILTER (level IS NOT NULL), 0) AS BIGINT) AS present,
       CAST(coalesce(sum(rows) FILTER (level IS NULL), 0) AS BIGINT) AS missing FROM ${LEVELS}`,
  );
  return {
    present: Number(row?.['present']),
    missing: Number(row?.['missing']),
    distinct: Number(row?.['levels']),
  };
}

/** The levels with most rows, equal ones in their own order. */
export async function listLevels(engine: Engine, limit: number): Promise<Row[]> {
  return engine.query(
    `SELECT level, rows FROM ${LEVELS} WHERE level IS NOT NULL ORDER BY rows DESC, level LIMIT ${limit}`,
  );
}

/** Rows of each slot that has any, in the order of slots. */
export async function countSlots(engine: Engine): Promise<[slot: number, rows: number][]> {
  const found = await engine.query(
    `SELECT ${SLOT} AS slot, CAST(sum(rows) AS BIGINT) AS rows FROM ${LEVELS}
     WHERE level IS NOT NULL GROUP BY slot ORDER BY slot`,
  );
  return found.map((row) => [Number(row['slot']), Number(row['rows'])]);
}

/** Rows of those of the listed levels that have any. @param listed SQL literals */
export async function countListed(engine: Engine, listed: readonly string[]): Promise<Row[]> {
  if (listed.length === 0) return [];
  return engine.query(`SELECT level, rows FROM ${LEVELS} WHERE level IN (${listed.join(', ')})`);
}

/** How many levels that are not listed have how many rows each. @param listed SQL literals */
export async function countUnlisted(
  engine: Engine,
  listed: readonly string[],
): Promise<{ rows: number; levels: number }[]> {
  const found = await engine.query(
    `SELECT rows, count(*) AS levels FROM ${LEVELS} WHERE ${isUnlisted(listed)} GROUP BY rows ORDER BY rows`,
  );
  return found.map((row) => ({ rows: Number(row['rows']), levels: Number(row['levels']) }));
}

/** Those of them with most rows. @param slots only levels in these, where given */
export async function listUnlisted(
  engine: Engine,
  { listed, slots, limit }: { listed: readonly string[]; slots?: readonly number[]; limit: number },
): Promise<Row[]> {
  const within = slots === undefined ? '' : `AND ${SLOT} IN (${[-1, ...slots].join(', ')})`;
  return engine.query(
    `SELECT level, rows FROM ${LEVELS} WHERE ${isUnlisted(listed)} ${within} ORDER BY rows DESC, level LIMIT ${limit}`,
  );
}

/** The text of a cell as a level. */
export function textLevel(cell: string): string {
  return `CAST(${cell} AS VARCHAR)`;
}

/** Names as SQL literals. */
export function quoteLevels(names: readonly string[]): string[] {
  return names.map(quoteText);
}

function isUnlisted(listed: readonly string[]): string {
  const other = listed.length === 0 ? '' : ` AND level NOT IN (${listed.join(', ')})`;
  return `level IS NOT NULL${other}`;
}
