import { decodeSlots } from '../../format/manifest/level-slots.ts';
import type { Unseen } from '../../format/manifest/monitor.ts';
import type { CategoryColumnProfile } from '../../format/manifest/profile.ts';
import { namesEveryLevel } from '../../format/manifest/profile-extent.ts';
import type { CategoryWindow } from './column-window.ts';
import { shareOf } from './comparison.ts';
import { sumCounts } from './counts.ts';
import { type LevelPair, testNewLevels } from './new-levels-test.ts';
import { countEveryLevel, describeNamed } from './pair-levels.ts';

/**
 * Rows of the window with a level that the reference lacks. Where the profile names not all of its levels, slots of the
 * hash stand for them: a level in an empty slot is new for certain, one in another is taken as known. Null where an older
 * profile knows neither.
 */
export function findNewCategories(profile: CategoryColumnProfile, window: CategoryWindow): Unseen | null {
  const pairs = pairLevels(profile, window);
  if (pairs === null) return null;
  const m = sumCounts([...window.categories.values()]) + window.other;
  const { rows, expected, pValue } = testNewLevels(pairs, { n: profile.count, m });
  return {
    rows,
    share: shareOf(rows, m),
    expected: shareOf(expected, m),
    pValue,
    below: null,
    above: null,
    values: describeNamed(window.unlisted.named),
  };
}

function pairLevels(profile: CategoryColumnProfile, window: CategoryWindow): LevelPair[] | null {
  if (namesEveryLevel(profile)) {
    const names = Object.keys(profile.categories);
    const current = names.map((name) => window.categories.get(name) ?? 0);
    return countEveryLevel(Object.values(profile.categories), current, window.unlisted);
  }
  return profile.slots && pairSlots(profile.slots, window.slots);
}

function pairSlots(
  { seen, repeated }: NonNullable<CategoryColumnProfile['slots']>,
  current: ReadonlyMap<number, number>,
): LevelPair[] {
  const held = decodeSlots(seen);
  const twice = decodeSlots(repeated);
  const known = [...held].map((slot) => ({
    reference: twice.has(slot) ? 2 : 1,
    current: current.get(slot) ?? 0,
    exact: !twice.has(slot),
    levels: 1,
  }));
  const fresh = [...current]
    .filter(([slot]) => !held.has(slot))
    .map(([, rows]) => ({ reference: 0, current: rows, exact: true, levels: 1 }));
  return [...known, ...fresh];
}
