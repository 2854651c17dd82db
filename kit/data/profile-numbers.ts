import type { NumberColumnProfile } from '../manifest/profile.ts';
import type { Cell, Row } from '../manifest/row.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier, quoteNumber } from './sql-text.ts';

/** Quantile bins of a number column. */
export const MAX_BINS = 200;

/** Edges are taken from at most about this many rows, evenly spaced; counts from all. */
const SAMPLE_ROWS = 100_000;

/** Larger values have no moments here: a sum of so many squares could leave the range of a double. */
const LARGEST_SQUARED = 1e140;

interface Numbers {
  engine: Engine;
  table: string;
  columns: readonly string[];
}

/** Moments, quantile edges and counts a bin of number columns. */
export async function profileNumbers({ engine, table, columns }: Numbers): Promise<NumberColumnProfile[]> {
  if (columns.length === 0) return [];
  const moments = await queryMoments({ engine, table, columns });
  const edges = await queryEdges({ engine, table, columns, rows: Number(moments['n']) });
  const counts = await queryCounts({ engine, table, columns, edges });
  return columns.map((name, index) => {
    const count = Number(moments[`count${index}`]);
    const pick = (key: string) => toNumber(moments[`${key}${index}`]);
    return {
      name,
      kind: 'number',
      count,
      missing: Number(moments['n']) - count,
      min: pick('min'),
      max: pick('max'),
      mean: pick('mean'),
      sum2: pick('sum2'),
      edges: edges[index] ?? [],
      counts: counts[index] ?? [count],
    };
  });
}

async function queryMoments({ engine, table, columns }: Numbers): Promise<Row> {
  const ranges = columns.map((column, index) => {
    const cell = doubleOf(column);
    return `count(${cell}) AS count${index}, min(${cell}) AS min${index}, max(${cell}) AS max${index}`;
  });
  const [range = {}] = await engine.query(`SELECT count(*) AS n, ${ranges.join(', ')} FROM ${table}`);
  const moments = columns.flatMap((column, index) => {
    const cell = doubleOf(column);
    const largest = Math.max(Math.abs(Number(range[`min${index}`])), Math.abs(Number(range[`max${index}`])));
    if (largest > LARGEST_SQUARED) return [];
    return [`avg(${cell}) AS mean${index}, var_pop(${cell}) * count(${cell}) AS sum2${index}`];
  });
  return moments.length === 0 ? range : { ...range, ...(await sumInOrder(engine, moments, table)) };
}

/** Sums of doubles depend on the order of summation: one thread gives the same digits every time. */
async function sumInOrder(engine: Engine, moments: readonly string[], table: string): Promise<Row> {
  await engine.execute('SET threads = 1');
  try {
    const [row = {}] = await engine.query(`SELECT ${moments.join(', ')} FROM ${table}`);
    return row;
  } finally {
    await engine.execute('RESET threads');
  }
}

/**
 * The inner edges of each column: every distinct value but the largest where there are few, else quantiles (the
 * inverse of the empirical distribution; R's type 1 in Hyndman and Fan 1996), equal ones once.
 */
async function queryEdges({ engine, table, columns, rows }: Numbers & { rows: number }): Promise<number[][]> {
  const stride = Math.ceil(rows / SAMPLE_ROWS);
  const cells = columns.map((column, index) => `${doubleOf(column)} AS x${index}`).join(', ');
  const sampled =
    stride <= 1
      ? `SELECT ${cells} FROM ${table}`
      : `SELECT * EXCLUDE (n) FROM (SELECT ${cells}, row_number() OVER () AS n FROM ${table}) WHERE n % ${stride} = 0`;
  const lists = columns.map(
    (_, index) => `list_sort(list(x${index}) FILTER (x${index} IS NOT NULL)) AS s${index}`,
  );
  const picks = columns.map((_, index) => `CAST(to_json(${pickEdges(`s${index}`)}) AS VARCHAR) AS e${index}`);
  const [row] = await engine.query(
    `SELECT ${picks.join(', ')} FROM (SELECT ${lists.join(', ')} FROM (${sampled}))`,
  );
  return columns.map((_, index) => dropLargest(parseNumbers(row?.[`e${index}`])));
}

/** Values at the ends of the bins, the largest value included, so that what is left after dropping it are inner edges. */
function pickEdges(sorted: string): string {
  const distinct = `list_sort(list_distinct(${sorted}))`;
  const quantiles = `list_transform(range(1, ${MAX_BINS + 1}), lambda k: ${sorted}[CAST(ceil(k * len(${sorted}) / ${MAX_BINS}e0) AS BIGINT)])`;
  return `CASE WHEN len(list_distinct(${sorted})) <= ${MAX_BINS} THEN ${distinct} ELSE list_sort(list_distinct(${quantiles})) END`;
}

/** How many values lie in each bin, `edges[i-1] < v <= edges[i]`. */
async function queryCounts({
  engine,
  table,
  columns,
  edges,
}: Numbers & { edges: readonly number[][] }): Promise<number[][]> {
  const parts = columns.map((column, index) => {
    const list = (edges[index] ?? []).map(quoteNumber).join(', ');
    const histogram = `histogram(${doubleOf(column)}, CAST([${list}] AS DOUBLE[]))`;
    return `CAST(to_json(map_values(${histogram})) AS VARCHAR) AS h${index}`;
  });
  const [row] = await engine.query(`SELECT ${parts.join(', ')} FROM ${table}`);
  return columns.map((_, index) => {
    const counts = parseNumbers(row?.[`h${index}`]);
    const bins = (edges[index]?.length ?? 0) + 1;
    // The engine leaves out the last bin when nothing lies in it, and all of them when there is no value.
    return Array.from({ length: bins }, (_, bin) => counts[bin] ?? 0);
  });
}

function doubleOf(column: string): string {
  return `CAST(${quoteIdentifier(column)} AS DOUBLE)`;
}

function dropLargest(values: readonly number[]): number[] {
  return values.slice(0, -1);
}

function parseNumbers(json: Cell | undefined): number[] {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : [];
  return Array.isArray(value) ? value.map(Number) : [];
}

function toNumber(value: Cell | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
