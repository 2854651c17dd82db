import { decodeSlots, encodeSlots, slotOf, sumBuckets } from '../../../../kit/format/manifest/level-slots.ts';
import type { CategoryColumnProfile } from '../../../../kit/format/manifest/profile.ts';
import type { CategoryWindow } from '../../../../kit/maths/stats/column-window.ts';
import { countRows, describeUnlisted } from './bin-samples.ts';

const MOST_NAMED = 100;

/** A level's slot, remembered: simulations ask for the same few names again and again. */
const slots = new Map<string, number>();
function findSlot(level: string): number {
  const slot = slots.get(level) ?? slotOf(level);
  slots.set(level, slot);
  return slot;
}

/** A category column's profile from its levels row by row, null for a missing cell; as ingest writes it. */
export function profileLevels(rows: readonly (string | null)[], name = 'level'): CategoryColumnProfile {
  const present = rows.filter((level) => level !== null);
  const counts = sortLevels(countRows(present));
  const named = counts.slice(0, MOST_NAMED);
  const bySlot = countSlots(counts);
  return {
    kind: 'category',
    name,
    count: present.length,
    missing: rows.length - present.length,
    categories: Object.fromEntries(named),
    other: present.length - named.reduce((sum, [, count]) => sum + count, 0),
    distinct: counts.length,
    buckets: sumBuckets(bySlot),
    slots:
      counts.length > MOST_NAMED
        ? {
            seen: encodeSlots(bySlot.keys()),
            repeated: encodeSlots([...bySlot].filter(([, count]) => count > 1).map(([slot]) => slot)),
          }
        : null,
  };
}

/** The same as the first schema had it: the most frequent names alone. */
export function profileLevelsAtFirst(rows: readonly (string | null)[]): CategoryColumnProfile {
  return { ...profileLevels(rows), buckets: null, slots: null };
}

/** What a window holds of such a column. */
export function windowLevels(
  rows: readonly (string | null)[],
  profile: CategoryColumnProfile,
): CategoryWindow {
  const present = rows.filter((level) => level !== null);
  const counts = countRows(present);
  const names = new Set(Object.keys(profile.categories));
  const unlisted = new Map([...counts].filter(([level]) => !names.has(level)));
  const categories = new Map([...counts].filter(([level]) => names.has(level)));
  return {
    missing: rows.length - present.length,
    categories,
    other: [...unlisted.values()].reduce((sum, count) => sum + count, 0),
    unlisted: { ...describeUnlisted(unlisted), named: describeUnlisted(keepNew(unlisted, profile)).named },
    slots: profile.buckets === null ? new Map() : countSlots(counts),
  };
}

/** Levels that are new for certain: of a profile that names not all of its own, those in slots it holds nothing in. */
function keepNew(unlisted: Map<string, number>, { other, slots: held }: CategoryColumnProfile) {
  if (other === 0) return unlisted;
  const seen = held && decodeSlots(held.seen);
  return new Map([...unlisted].filter(([level]) => seen && !seen.has(findSlot(level))));
}

function sortLevels(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function countSlots(counts: Iterable<readonly [string, number]>): Map<number, number> {
  const bySlot = new Map<number, number>();
  for (const [level, count] of counts) {
    const slot = findSlot(level);
    bySlot.set(slot, (bySlot.get(slot) ?? 0) + count);
  }
  return bySlot;
}
