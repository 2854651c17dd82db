import { encodeSlots, sumBuckets } from '../../format/manifest/level-slots.ts';
import type { CategoryColumnProfile } from '../../format/manifest/profile.ts';
import { countLevels, countSlots, listLevels, textLevel } from './count-levels.ts';
import type { Engine } from './engine.ts';
import { quoteIdentifier } from './sql-text.ts';

/** Levels that a profile names; the rest are counted together. */
export const MAX_CATEGORIES = 100;

/** Counts of the levels of text and truth columns, the most frequent by name; equal counts in order of their text. */
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
  const expression = textLevel(quoteIdentifier(name));
  const { present, missing, distinct } = await countLevels({ engine, table, expression });
  const named = (await listLevels(engine, MAX_CATEGORIES)).map(
    ({ level, rows }) => [String(level), Number(rows)] as const,
  );
  const slots = await countSlots(engine);
  return {
    name,
    kind: 'category',
    count: present,
    missing,
    categories: Object.fromEntries(named),
    other: present - named.reduce((sum, [, rows]) => sum + rows, 0),
    distinct,
    buckets: sumBuckets(slots),
    slots: distinct > MAX_CATEGORIES ? describeSlots(slots) : null,
  };
}

function describeSlots(slots: readonly (readonly [slot: number, rows: number])[]) {
  return {
    seen: encodeSlots(slots.map(([slot]) => slot)),
    repeated: encodeSlots(slots.filter(([, rows]) => rows > 1).map(([slot]) => slot)),
  };
}
