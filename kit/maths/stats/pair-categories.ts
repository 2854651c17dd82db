import { sumBuckets } from '../../format/manifest/level-slots.ts';
import type { CategoryColumnProfile } from '../../format/manifest/profile.ts';
import { namesEveryLevel } from '../../format/manifest/profile-extent.ts';
import { poolSmallCells } from './chi-squared-test.ts';
import type { CategoryWindow } from './column-window.ts';
import { type BinnedPair, sumCounts, zipCounts } from './counts.ts';
import { pairEveryLevel } from './pair-levels.ts';

/** With more levels than this in both samples together their hash buckets are compared. */
const MOST_LEVELS = 100;

/** How many standard deviations of its count a level has to lie above the last named one to be named for certain. */
const CERTAIN = 4;

/**
 * Both samples over the cells of the test, missing values the last. Which cells those are must not depend on one sample,
 * or levels that happened to be frequent in it look as if they had become rare: they are all levels of both, where the
 * profile names every one and they are few; else the hash buckets. Of an older profile without buckets those levels that
 * the reference would name whatever the chance; null where that leaves nothing to compare.
 */
export function pairCategories(profile: CategoryColumnProfile, window: CategoryWindow): BinnedPair | null {
  const { buckets } = profile;
  const levels = pairEveryLevel(Object.entries(profile.categories), window);
  if (namesEveryLevel(profile) && (buckets === null || levels.reference.length <= MOST_LEVELS)) {
    return addMissing(poolLevels(levels, profile, window), profile, window);
  }
  if (buckets === null) {
    const certain = pairCertain(profile, window);
    return certain && addMissing(certain, profile, window);
  }
  return addMissing({ reference: buckets, current: sumBuckets(window.slots) }, profile, window);
}

/** Levels with few rows of both samples in one cell, as the test pools them. */
function poolLevels(levels: BinnedPair, profile: CategoryColumnProfile, window: CategoryWindow): BinnedPair {
  const n = profile.count + profile.missing;
  const m = sumCounts(levels.current) + window.missing;
  if (n === 0 || m === 0) return levels;
  return splitPairs(poolSmallCells(zipCounts(levels), { n, m }));
}

function pairCertain(profile: CategoryColumnProfile, window: CategoryWindow): BinnedPair | null {
  const m = sumCounts([...window.categories.values()]) + window.other;
  const last = Math.min(...Object.values(profile.categories));
  const limit = last + CERTAIN * Math.sqrt(last) + CERTAIN ** 2;
  const named = Object.entries(profile.categories)
    .map(([name, reference]) => ({ reference, current: window.categories.get(name) ?? 0 }))
    .filter(
      ({ reference, current }) => ((reference + current) * profile.count) / (profile.count + m) > limit,
    );
  if (named.length === 0) return null;
  const sum = (side: 'reference' | 'current') => sumCounts(named.map((cell) => cell[side]));
  return splitPairs([...named, { reference: profile.count - sum('reference'), current: m - sum('current') }]);
}

function addMissing(pair: BinnedPair, profile: CategoryColumnProfile, window: CategoryWindow): BinnedPair {
  return {
    reference: [...pair.reference, profile.missing],
    current: [...pair.current, window.missing],
  };
}

function splitPairs(cells: readonly { reference: number; current: number }[]): BinnedPair {
  return {
    reference: cells.map(({ reference }) => reference),
    current: cells.map(({ current }) => current),
  };
}
