import { decodeSlots } from '../../../kit/format/manifest/level-slots.ts';
import type { CategoryColumnProfile } from '../../../kit/format/manifest/profile.ts';
import { namesEveryLevel } from '../../../kit/format/manifest/profile-extent.ts';
import { type CategoryWindow, MOST_NAMED } from '../../../kit/maths/stats/column-window.ts';
import { sumCounts } from '../../../kit/maths/stats/counts.ts';
import {
  countLevels,
  countListed,
  countSlots,
  countUnlisted,
  listUnlisted,
  quoteLevels,
  textLevel,
} from '../../../kit/ml/data/count-levels.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import type { Measured } from './column-pair.ts';
import { WINDOW_TABLE } from './tables.ts';

/** Counts a category column by the levels that its profile names, all others by hash and by how often they occur. */
export async function measureCategory(
  engine: Engine,
  { profile, expression }: Measured<CategoryColumnProfile>,
): Promise<{ profile: CategoryColumnProfile; window: CategoryWindow }> {
  const totals = await countLevels({ engine, table: WINDOW_TABLE, expression: textLevel(expression) });
  const listed = quoteLevels(Object.keys(profile.categories));
  const found = await countListed(engine, listed);
  const categories = new Map(found.map(({ level, rows }) => [String(level), Number(rows)]));
  const slots = profile.buckets === null ? new Map<number, number>() : new Map(await countSlots(engine));
  const unlisted = {
    spectrum: await countUnlisted(engine, listed),
    named: await nameNewLevels({ engine, profile, listed, slots }),
  };
  const other = totals.present - sumCounts([...categories.values()]);
  return { profile, window: { missing: totals.missing, categories, other, unlisted, slots } };
}

/** New levels with most rows; of a profile that names not all of its levels those whose slot it holds nothing in. */
async function nameNewLevels({
  engine,
  profile,
  listed,
  slots,
}: {
  engine: Engine;
  profile: CategoryColumnProfile;
  listed: readonly string[];
  slots: ReadonlyMap<number, number>;
}): Promise<CategoryWindow['unlisted']['named']> {
  const limit = MOST_NAMED;
  const seen = namesEveryLevel(profile) ? undefined : decodeSlots(profile.slots?.seen ?? '');
  if (seen && profile.slots === null) return [];
  const free = seen && [...slots.keys()].filter((slot) => !seen.has(slot));
  const found = await listUnlisted(engine, { listed, limit, ...(free ? { slots: free } : {}) });
  return found.map(({ level, rows }) => ({ level: String(level), rows: Number(rows) }));
}
