import type { Engine } from '../../kit/data/engine.ts';
import { quoteNumber, quoteText } from '../../kit/data/sql-text.ts';
import type {
  CategoryColumnProfile,
  ColumnProfile,
  NumberColumnProfile,
} from '../../kit/manifest/profile.ts';
import type { Row } from '../../kit/manifest/row.ts';
import type { CategoryWindow, NumberWindow } from '../../kit/stats/column-window.ts';
import { sumCounts } from '../../kit/stats/counts.ts';
import { WINDOW_TABLE } from './tables.ts';

/** Histograms of this many columns at a time keep memory flat at any number of columns. */
const BATCH = 50;

/** A profiled column and the SQL expression of its current values. */
export interface Measured<Profile = NumberColumnProfile | CategoryColumnProfile> {
  profile: Profile;
  expression: string;
}

/** A profiled column with what the window holds of it. */
export type ColumnPair =
  | { profile: NumberColumnProfile; window: NumberWindow }
  | { profile: CategoryColumnProfile; window: CategoryWindow };

/** Counts the window's rows over the profile's own bins and categories, one pass a batch of columns. */
export async function measureColumns(engine: Engine, columns: readonly Measured[]): Promise<ColumnPair[]> {
  const pairs: ColumnPair[] = [];
  for (let start = 0; start < columns.length; start += BATCH) {
    const batch = columns.slice(start, start + BATCH);
    const sql = batch.map(aggregateColumn).join(',\n');
    const [row = {}] = await engine.query(`SELECT ${sql} FROM ${WINDOW_TABLE}`);
    pairs.push(...batch.map(({ profile }, index) => readPair(profile, row, `c${index}`)));
  }
  return pairs;
}

export function isComparable(profile: ColumnProfile): profile is NumberColumnProfile | CategoryColumnProfile {
  return profile.kind !== 'redacted';
}

function aggregateColumn({ profile, expression }: Measured, index: number): string {
  const name = `c${index}`;
  const common = `count(*) - count(${expression}) AS ${name}_missing`;
  const counts =
    profile.kind === 'number'
      ? aggregateNumbers({ profile, expression }, name)
      : aggregateCategories({ profile, expression }, name);
  return `${common}, ${counts}`;
}

/**
 * Edges in exponent form: a plain decimal would be read as DECIMAL and might miss the stored double. DuckDB's bins are
 * those of the profile, (edge, edge], and a last one for all above.
 */
function aggregateNumbers({ profile, expression }: Measured<NumberColumnProfile>, name: string): string {
  const edges = `[${profile.edges.map(quoteNumber).join(', ')}]::DOUBLE[]`;
  const low = quoteNumber(profile.min ?? 0);
  const high = quoteNumber(profile.max ?? 0);
  return `to_json(map_values(histogram(${expression}, ${edges})))::VARCHAR AS ${name}_counts,
    count_if(${expression} < ${low}) AS ${name}_below,
    coalesce(sum(greatest(${low} - ${expression}, 0)), 0) AS ${name}_lack,
    count_if(${expression} > ${high}) AS ${name}_above,
    coalesce(sum(greatest(${expression} - ${high}, 0)), 0) AS ${name}_excess`;
}

function aggregateCategories({ profile, expression }: Measured<CategoryColumnProfile>, name: string): string {
  const known = Object.keys(profile.categories).map(quoteText);
  const listed =
    known.length === 0 ? 'NULL' : `CASE WHEN ${expression} IN (${known.join(', ')}) THEN ${expression} END`;
  return `count(${expression}) AS ${name}_present,
    to_json(map_entries(histogram(${listed})))::VARCHAR AS ${name}_counts`;
}

function readPair(profile: Measured['profile'], row: Row, name: string): ColumnPair {
  return profile.kind === 'number'
    ? { profile, window: readNumbers(profile, row, name) }
    : { profile, window: readCategories(row, name) };
}

function readNumbers(profile: NumberColumnProfile, row: Row, name: string): NumberWindow {
  const counts = profile.counts.map(() => 0);
  const counted = parseCounts(row[`${name}_counts`]);
  for (const index of counts.keys()) counts[index] = Number(counted[index] ?? 0);
  const below = { rows: Number(row[`${name}_below`]), excess: Number(row[`${name}_lack`]) };
  const above = { rows: Number(row[`${name}_above`]), excess: Number(row[`${name}_excess`]) };
  // What lies beyond the reference's range is counted apart, not in the end bins.
  counts[0] = (counts[0] ?? 0) - below.rows;
  counts[counts.length - 1] = (counts.at(-1) ?? 0) - above.rows;
  return { missing: Number(row[`${name}_missing`]), counts, below, above };
}

function readCategories(row: Row, name: string): CategoryWindow {
  const categories = new Map<string, number>();
  for (const entry of parseCounts(row[`${name}_counts`])) {
    if (isEntry(entry)) categories.set(entry.key, Number(entry.value));
  }
  const listed = sumCounts([...categories.values()]);
  return {
    missing: Number(row[`${name}_missing`]),
    categories,
    other: Number(row[`${name}_present`]) - listed,
  };
}

/** DuckDB's JSON list; null where there was no row to count. */
function parseCounts(text: Row[string] | undefined): unknown[] {
  const list: unknown = typeof text === 'string' ? JSON.parse(text) : [];
  return Array.isArray(list) ? list : [];
}

function isEntry(value: unknown): value is { key: string; value: number } {
  return typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string';
}
