import type { Cell } from '../../format/manifest/row.ts';
import { readKey } from '../../ground/values/record.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier } from './sql-text.ts';

/** Columns with at most so many distinct values have each counted exactly. */
export const MAX_VALUES = 200;

/** Quantile bins of the other columns, beside those in the tails. */
const BINS = 200;

/** Ranks are told in ten thousandths. */
const WHOLE = 10_000;

/** Further edges in each tail; one is taken only where at least ten rows lie beyond it. */
const TAIL = [1, 2, 5, 10] as const;
const FEWEST_BEYOND = 10;

const EVEN_RANKS = Array.from({ length: BINS }, (_, index) => (index + 1) * (WHOLE / BINS));
const TAIL_RANKS = [...TAIL, ...TAIL.map((rank) => WHOLE - rank)];

/** A value that holds so many even ranks stands in about one row in fifty or more. */
const FREQUENT_RANKS = 4;

/** Bins are picked from at most about this many rows, evenly spaced; counts are of all. */
const SAMPLE_ROWS = 100_000;

/** Where the bins of a number column end, and which values are counted exactly. Both ascend. */
export interface Bins {
  edges: readonly number[];
  values: readonly number[];
}

interface Pick {
  engine: Engine;
  table: string;
  columns: readonly string[];
  rows: number;
}

/**
 * The bins of each column by name: one for every distinct value where there are few, else quantiles (the inverse of the
 * empirical distribution; R's type 1 in Hyndman and Fan, The American Statistician 50, 1996, p. 361), equal ones once.
 */
export async function pickBins({ engine, table, columns, rows }: Pick): Promise<Map<string, Bins>> {
  if (columns.length === 0) return new Map();
  const stride = Math.ceil(rows / SAMPLE_ROWS);
  const cells = columns.map((column, index) => `${doubleOf(column)} AS x${index}`).join(', ');
  const sampled =
    stride <= 1
      ? `SELECT ${cells} FROM ${table}`
      : `SELECT * EXCLUDE (n) FROM (SELECT ${cells}, row_number() OVER () AS n FROM ${table}) WHERE n % ${stride} = 0`;
  const lists = columns.map(
    (_, index) => `list_sort(list(x${index}) FILTER (x${index} IS NOT NULL)) AS s${index}`,
  );
  const picks = columns.map((_, index) => `${describeSample(`s${index}`)} AS p${index}`);
  const [row] = await engine.query(
    `SELECT ${picks.join(', ')} FROM (SELECT ${lists.join(', ')} FROM (${sampled}))`,
  );
  const samples = new Map(columns.map((column, index) => [column, parseSample(row?.[`p${index}`])]));
  if (stride > 1) await completeValues({ engine, table, samples });
  return new Map([...samples].map(([column, sample]) => [column, chooseBins(sample)]));
}

/** A column's sample: its distinct values where they are few, and those at the ranks. */
interface Sample {
  rows: number;
  distinct: number[] | null;
  even: number[];
  tail: number[];
}

function describeSample(sorted: string): string {
  const distinct = `list_distinct(${sorted})`;
  const at = (ranks: readonly number[]) =>
    `list_transform([${ranks.join(', ')}], lambda k: ${sorted}[(k * len(${sorted}) + ${WHOLE - 1}) // ${WHOLE}])`;
  return `CAST(json_object('rows', len(${sorted}),
    'distinct', CASE WHEN len(${distinct}) <= ${MAX_VALUES} THEN list_sort(${distinct}) END,
    'even', ${at(EVEN_RANKS)}, 'tail', ${at(TAIL_RANKS)}) AS VARCHAR)`;
}

function parseSample(json: Cell | undefined): Sample {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : {};
  const numbers = (key: string) => {
    const list = readKey(value, key);
    return Array.isArray(list) ? list.filter((item) => item !== null).map(Number) : [];
  };
  return {
    rows: Number(readKey(value, 'rows') ?? 0),
    distinct: readKey(value, 'distinct') === null ? null : numbers('distinct'),
    even: numbers('even'),
    tail: numbers('tail'),
  };
}

/** A sample may lack rare values: where it holds few, all rows are asked. */
async function completeValues({
  engine,
  table,
  samples,
}: {
  engine: Engine;
  table: string;
  samples: Map<string, Sample>;
}): Promise<void> {
  for (const [column, sample] of samples) {
    if (sample.distinct === null) continue;
    const cell = doubleOf(column);
    const found = await engine.query(
      `SELECT DISTINCT ${cell} AS x FROM ${table} WHERE ${cell} IS NOT NULL LIMIT ${MAX_VALUES + 1}`,
    );
    const values = found.map(({ x }) => Number(x)).sort((a, b) => a - b);
    samples.set(column, { ...sample, distinct: values.length > MAX_VALUES ? null : values });
  }
}

function chooseBins({ rows, distinct, even, tail }: Sample): Bins {
  if (distinct !== null) return { edges: distinct.slice(0, -1), values: distinct };
  const far = tail.filter((_, index) => (TAIL[index % TAIL.length] ?? 0) * rows >= FEWEST_BEYOND * WHOLE);
  const edges = [...new Set([...even, ...far])].sort((a, b) => a - b);
  const frequent = edges.filter((edge) => even.filter((value) => value === edge).length >= FREQUENT_RANKS);
  return { edges: edges.slice(0, -1), values: frequent };
}

/** A column's cell as a DOUBLE in SQL. */
export function doubleOf(column: string): string {
  return `CAST(${quoteIdentifier(column)} AS DOUBLE)`;
}
