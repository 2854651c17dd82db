import type { NumberColumnProfile } from '../../../kit/format/manifest/profile.ts';
import { namesEveryValue } from '../../../kit/format/manifest/profile-extent.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { FAR_RANGES } from '../../../kit/maths/stats/beyond-range-test.ts';
import {
  type BeyondRange,
  MOST_NAMED,
  type NumberWindow,
  type UnlistedLevels,
} from '../../../kit/maths/stats/column-window.ts';
import { countLevels, countUnlisted, listUnlisted } from '../../../kit/ml/data/count-levels.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { quoteNumber } from '../../../kit/ml/data/sql-text.ts';
import type { Measured } from './column-pair.ts';
import { WINDOW_TABLE } from './tables.ts';

type NumberColumn = Measured<NumberColumnProfile>;

/** Counts number columns over their profiles' bins in one pass; those whose values are all named by value too. */
export async function measureNumbers(engine: Engine, columns: readonly NumberColumn[]) {
  const sql = columns.map(aggregateColumn).join(',\n');
  const [row = {}] = await engine.query(`SELECT ${sql} FROM ${WINDOW_TABLE}`);
  const pairs = [];
  for (const [index, column] of columns.entries()) {
    const unlisted = namesEveryValue(column.profile) ? await measureUnlisted(engine, column) : null;
    const window = { ...readColumn(column.profile, row, `c${index}`), unlisted };
    pairs.push({ profile: column.profile, window });
  }
  return pairs;
}

/**
 * Edges in exponent form: a plain decimal would be read as DECIMAL and might miss the stored double. DuckDB's bins are
 * those of the profile, (edge, edge], and a last one for all above.
 */
function aggregateColumn({ profile, expression }: NumberColumn, index: number): string {
  const { low, high, width } = rangeOf(profile);
  const name = `c${index}`;
  const values = profile.values ?? [];
  const exact =
    values.length === 0
      ? 'NULL'
      : `to_json(map_values(histogram_exact(${expression}, ${listOf(values)})))::VARCHAR`;
  return `count(*) - count(${expression}) AS ${name}_missing,
    to_json(map_values(histogram(${expression}, ${listOf(profile.edges)})))::VARCHAR AS ${name}_counts,
    ${exact} AS ${name}_exact,
    min(${expression}) AS ${name}_min, max(${expression}) AS ${name}_max,
    count_if(${expression} < ${quoteNumber(low)}) AS ${name}_below,
    count_if(${expression} < ${quoteNumber(low - FAR_RANGES * width)}) AS ${name}_far_below,
    coalesce(sum(greatest(${quoteNumber(low)} - ${expression}, 0)), 0) AS ${name}_lack,
    count_if(${expression} > ${quoteNumber(high)}) AS ${name}_above,
    count_if(${expression} > ${quoteNumber(high + FAR_RANGES * width)}) AS ${name}_far_above,
    coalesce(sum(greatest(${expression} - ${quoteNumber(high)}, 0)), 0) AS ${name}_excess`;
}

function rangeOf({ min, max }: NumberColumnProfile) {
  const low = min ?? 0;
  const high = max ?? 0;
  return { low, high, width: high - low };
}

function listOf(values: readonly number[]): string {
  return `[${values.map(quoteNumber).join(', ')}]::DOUBLE[]`;
}

function readColumn(profile: NumberColumnProfile, row: Row, name: string): Omit<NumberWindow, 'unlisted'> {
  const pick = (key: string) => Number(row[`${name}_${key}`]);
  const counts = parseCounts(row[`${name}_counts`], profile.counts.length);
  const extremes = { min: row[`${name}_min`], max: row[`${name}_max`] };
  const below = readSide({ rows: pick('below'), excess: pick('lack'), far: pick('far_below') }, extremes.min);
  const above = readSide(
    { rows: pick('above'), excess: pick('excess'), far: pick('far_above') },
    extremes.max,
  );
  // What lies beyond the reference's range is counted apart, not in the end bins.
  counts[0] = (counts[0] ?? 0) - below.rows;
  counts[counts.length - 1] = (counts.at(-1) ?? 0) - above.rows;
  const valueCounts = parseCounts(row[`${name}_exact`], profile.values?.length ?? 0);
  return { missing: pick('missing'), counts, valueCounts, below, above };
}

function readSide(side: Omit<BeyondRange, 'extreme'>, extreme: Row[string] | undefined): BeyondRange {
  return { ...side, extreme: side.rows > 0 ? Number(extreme) : null };
}

async function measureUnlisted(
  engine: Engine,
  { profile, expression }: NumberColumn,
): Promise<UnlistedLevels> {
  await countLevels({ engine, table: WINDOW_TABLE, expression });
  const listed = (profile.values ?? []).map(quoteNumber);
  const found = await listUnlisted(engine, { listed, limit: MOST_NAMED });
  return {
    spectrum: await countUnlisted(engine, listed),
    named: found.map(({ level, rows }) => ({ level: Number(level), rows: Number(rows) })),
  };
}

/** DuckDB's JSON list of counts; it leaves out the last ones where there is nothing to count. */
function parseCounts(text: Row[string] | undefined, length: number): number[] {
  const list: unknown = typeof text === 'string' ? JSON.parse(text) : [];
  const counts = Array.isArray(list) ? list : [];
  return Array.from({ length }, (_, index) => Number(counts[index] ?? 0));
}
