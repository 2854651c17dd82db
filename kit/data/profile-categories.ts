import type { CategoryColumnProfile } from '../manifest/profile.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier } from './sql-text.ts';

/** Categories that a profile names; the rest are counted together. */
export const MAX_CATEGORIES = 100;

/** Counts of the most frequent values of text and truth columns; equal counts in order of their text. */
export async function profileCategories({
  engine,
  table,
  columns,
}: {
  engine: Engine;
  table: string;
  columns: readonly string[];
}): Promise<CategoryColumnProfile[]> {
  const profiles: CategoryColumnProfile[] = [];
  for (const name of columns) profiles.push(await profileColumn({ engine, table, name }));
  return profiles;
}

async function profileColumn({
  engine,
  table,
  name,
}: {
  engine: Engine;
  table: string;
  name: string;
}): Promise<CategoryColumnProfile> {
  const cell = quoteIdentifier(name);
  const rows = await engine.query(
    `WITH counts AS (SELECT CAST(${cell} AS VARCHAR) AS value, count(*) AS n FROM ${table} GROUP BY 1)
     SELECT value, n, (SELECT count(value) FROM counts) AS distinct_values,
       (SELECT coalesce(sum(n), 0) FROM counts WHERE value IS NOT NULL) AS present,
       (SELECT coalesce(sum(n), 0) FROM counts WHERE value IS NULL) AS missing
     FROM counts ORDER BY value IS NULL, n DESC, value LIMIT ${MAX_CATEGORIES}`,
  );
  const [first] = rows;
  const named = rows.filter((row) => row['value'] !== null);
  const count = Number(first?.['present'] ?? 0);
  return {
    name,
    kind: 'category',
    count,
    missing: Number(first?.['missing'] ?? 0),
    categories: Object.fromEntries(named.map((row) => [String(row['value']), Number(row['n'])])),
    other: count - named.reduce((sum, row) => sum + Number(row['n']), 0),
    distinct: Number(first?.['distinct_values'] ?? 0),
  };
}
