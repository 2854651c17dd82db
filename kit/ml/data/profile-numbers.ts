import type { NumberColumnProfile } from '../../format/manifest/profile.ts';
import type { Cell, Row } from '../../format/manifest/row.ts';
import type { Engine } from './engine.ts';
import { type Bins, doubleOf, pickBins } from './pick-bins.ts';
import { quoteNumber } from './sql-text.ts';

/** Larger values have no moments here: a sum of so many squares could leave the range of a double. */
const LARGEST_SQUARED = 1e140;

interface Numbers {
  engine: Engine;
  table: string;
  columns: readonly string[];
}

/**
 * Moments, edges, counts a bin and exact values of number columns.
 * @param known the bins of columns that are counted as another profile was, by name; others get their own
 */
export async function profileNumbers({
  known,
  ...numbers
}: Numbers & { known: ReadonlyMap<string, Bins> }): Promise<NumberColumnProfile[]> {
  const { columns } = numbers;
  if (columns.length === 0) return [];
  const moments = await queryMoments(numbers);
  const free = columns.filter((column) => !known.has(column));
  const picked = await pickBins({ ...numbers, columns: free, rows: Number(moments['n']) });
  const bins = columns.map((column) => known.get(column) ?? picked.get(column) ?? { edges: [], values: [] });
  const counts = await queryCounts({ ...numbers, bins });
  return columns.map((name, index) => {
    const count = Number(moments[`count${index}`]);
    const pick = (key: string) => toNumber(moments[`${key}${index}`]);
    const { edges, values } = bins[index] ?? { edges: [], values: [] };
    return {
      name,
      kind: 'number',
      count,
      missing: Number(moments['n']) - count,
      min: pick('min'),
      max: pick('max'),
      mean: pick('mean'),
      sum2: pick('sum2'),
      edges: [...edges],
      values: [...values],
      ...(counts[index] ?? { counts: [count], valueCounts: [] }),
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

/** How many values lie in each bin, `edges[i-1] < v <= edges[i]`, and how many are each of the exact values. */
async function queryCounts({
  engine,
  table,
  columns,
  bins,
}: Numbers & { bins: readonly Bins[] }): Promise<{ counts: number[]; valueCounts: number[] }[]> {
  const parts = columns.map((column, index) => {
    const { edges = [], values = [] } = bins[index] ?? {};
    const cell = doubleOf(column);
    const exact = values.length === 0 ? 'NULL' : listCounts(`histogram_exact(${cell}, ${listOf(values)})`);
    return `${listCounts(`histogram(${cell}, ${listOf(edges)})`)} AS h${index}, ${exact} AS v${index}`;
  });
  const [row] = await engine.query(`SELECT ${parts.join(', ')} FROM ${table}`);
  return bins.map(({ edges, values }, index) => ({
    // The engine leaves out the last bin when nothing lies in it, and all of them when there is no value.
    counts: fill(parseNumbers(row?.[`h${index}`]), edges.length + 1),
    valueCounts: fill(parseNumbers(row?.[`v${index}`]), values.length),
  }));
}

function listCounts(histogram: string): string {
  return `CAST(to_json(map_values(${histogram})) AS VARCHAR)`;
}

/** Numbers in exponent form: as plain decimals they would be read as DECIMAL and might miss the stored double. */
function listOf(values: readonly number[]): string {
  return `CAST([${values.map(quoteNumber).join(', ')}] AS DOUBLE[])`;
}

function fill(counts: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => counts[index] ?? 0);
}

function parseNumbers(json: Cell | undefined): number[] {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : [];
  return Array.isArray(value) ? value.map(Number) : [];
}

function toNumber(value: Cell | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
