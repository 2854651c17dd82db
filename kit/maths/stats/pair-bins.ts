import type { NumberColumnProfile } from '../../format/manifest/profile.ts';
import type { NumberWindow } from './column-window.ts';
import { type BinnedPair, zipCounts } from './counts.ts';

/** The bins of both, with those beyond the reference's range at the ends (always empty in the reference). */
export function pairBins(profile: NumberColumnProfile, window: NumberWindow): BinnedPair {
  return {
    reference: [0, ...profile.counts, 0],
    current: [window.below.rows, ...window.counts, window.above.rows],
  };
}

/** A bin of both samples; a tie holds a single value. */
export interface TiedBin {
  reference: number;
  current: number;
  tie: boolean;
}

/**
 * The same with the bins that end at an exactly counted value parted into the rows below it and the rows at it, so that
 * the distribution functions are compared before and after the step they make there.
 */
export function pairTies(profile: NumberColumnProfile, window: NumberWindow): TiedBin[] {
  const bins = zipCounts(pairBins(profile, window));
  const ends = [profile.min, ...profile.edges, profile.max];
  const ties = new Map<number | null, number>(profile.values?.map((value, index) => [value, index]));
  return bins.flatMap((bin, index) => {
    const tie = index === 0 ? undefined : ties.get(ends[index] ?? null);
    if (tie === undefined) return [{ ...bin, tie: false }];
    const at = { reference: profile.valueCounts[tie] ?? 0, current: window.valueCounts[tie] ?? 0 };
    const below = { reference: bin.reference - at.reference, current: bin.current - at.current };
    return [
      { ...below, tie: false },
      { ...at, tie: true },
    ];
  });
}

/** Every value of both samples as a cell of its own, where the profile names all of its values; else the bins. */
export function pairValues(profile: NumberColumnProfile, window: NumberWindow): BinnedPair {
  if (window.unlisted === null) return pairBins(profile, window);
  const fresh = window.unlisted.spectrum.flatMap(({ rows, levels }) => new Array<number>(levels).fill(rows));
  return {
    reference: [...profile.valueCounts, ...fresh.map(() => 0)],
    current: [...window.valueCounts, ...fresh],
  };
}
