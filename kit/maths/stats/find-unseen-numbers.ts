import type { Unseen } from '../../format/manifest/monitor.ts';
import type { NumberColumnProfile } from '../../format/manifest/profile.ts';
import { expectBeyondRange, testBeyondRange, testFarBeyondRange } from './beyond-range-test.ts';
import type { BeyondRange, NumberWindow } from './column-window.ts';
import { shareOf } from './comparison.ts';
import { sumCounts } from './counts.ts';
import { type NewLevelsResult, testNewLevels } from './new-levels-test.ts';
import { countEveryLevel, describeNamed } from './pair-levels.ts';

/** Where chance alone makes more than this share of the window's values new, the column is not one of few values. */
const COMMONLY_NEW = 0.02;

/**
 * Rows of the window with a value that the reference never showed: beyond its range, or, where the profile names every
 * value, none of them. The p-value is that of the strongest of the tests that can be made, times their number.
 */
export function findUnseenNumbers(profile: NumberColumnProfile, window: NumberWindow): Unseen {
  const { below, above, unlisted } = window;
  const n = sumCounts(profile.counts);
  const m = sumCounts(window.counts) + below.rows + above.rows;
  const outside = { rows: below.rows + above.rows, expected: n === 0 ? m : expectBeyondRange(n, m) };
  const fresh = testValues(profile, window, { n, m });
  const { rows, expected } = fresh ?? outside;
  const tests = [
    testBeyondRange({ reference: n, current: m, beyond: outside.rows }),
    ...(profile.min === profile.max
      ? []
      : [testFarBeyondRange({ reference: n, current: m, beyond: below.far + above.far })]),
    ...(fresh ? [fresh.pValue] : []),
  ];
  return {
    rows,
    share: shareOf(rows, m),
    expected: Math.min(1, shareOf(expected, m)),
    pValue: Math.min(1, tests.length * Math.min(...tests)),
    below: describeSide(below),
    above: describeSide(above),
    values: fresh ? describeNamed(unlisted?.named ?? []) : [],
  };
}

/** Undefined where the profile names not every value, or values repeat so seldom that new ones are nothing new. */
function testValues(
  profile: NumberColumnProfile,
  { valueCounts, unlisted }: NumberWindow,
  sizes: { n: number; m: number },
): NewLevelsResult | undefined {
  if (unlisted === null) return undefined;
  const result = testNewLevels(countEveryLevel(profile.valueCounts, valueCounts, unlisted), sizes);
  return result.expected > COMMONLY_NEW * sizes.m ? undefined : result;
}

function describeSide({ rows, extreme }: BeyondRange) {
  return extreme === null ? null : { rows, extreme };
}
