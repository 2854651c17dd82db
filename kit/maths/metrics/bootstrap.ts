import type { Estimate } from '../../format/manifest/evaluation.ts';
import { expandedTail } from '../stats/expanded-tail.ts';
import { type MeasuredShare, wilsonInterval } from '../stats/wilson-interval.ts';
import { createKeyDrawer, type KeyDrawer } from './draw-keys.ts';
import { createRandom } from './random.ts';
import { drawAll, type Scorer } from './scorer.ts';

/** How the intervals are made, as `evaluation.json` names it. */
export const BOOTSTRAP_METHOD =
  "expanded percentile bootstrap over the split's keys; for shares Wilson's by its variance";
export const DEFAULT_RESAMPLES = 1000;
export const DEFAULT_CONFIDENCE = 0.95;

/** Fewer keys than this allow no interval: a resample of so few repeats the same handful. */
export const MINIMUM_KEYS = 10;

/** Rows drawn in all, so that a table of millions does not take minutes. */
const MAX_DRAWS = 2e8;
const FEWEST_RESAMPLES = 200;

/** The resamples taken for this many rows: `wanted`, less where the table is large, never below 200. */
export function resamplesFor(rows: number, wanted = DEFAULT_RESAMPLES): number {
  return Math.min(wanted, Math.max(FEWEST_RESAMPLES, Math.floor(MAX_DRAWS / Math.max(1, rows))));
}

export interface BootstrapSettings {
  seed: number;
  resamples?: number | undefined;
  confidence?: number | undefined;
  /** The key that each row was dealt to its split by (see `numberKeys`): rows of one key are drawn together. */
  keys?: Uint32Array | undefined;
}

/** A statistic computed on a draw of rows: one number a name. */
export interface Statistic {
  rows: number;
  names: readonly string[];
  shares: Scorer['shares'];
  score: Scorer['score'];
}

/**
 * Each number's value on all rows and its percentile bootstrap interval: keys are drawn with replacement, each with all
 * its rows (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8), for rows that were dealt
 * together are no news beside each other. The interval's ends are quantiles of the resampled values, interpolated
 * linearly (definition 7 of Hyndman and Fan), as far out as `expandedTail` says; of a share they are Wilson's, by the
 * variance of the resampled values. Numbers undefined on all rows are left
 * out; an interval is null with fewer than 10 keys or where most resamples leave the number undefined.
 */
export function bootstrap(statistic: Statistic, settings: BootstrapSettings): Record<string, Estimate> {
  const { rows, names, shares } = statistic;
  const drawer = createKeyDrawer(rows, settings.keys);
  const values = statistic.score(drawAll(rows));
  const hasInterval = drawer.keys >= MINIMUM_KEYS;
  const samples = hasInterval ? resample(statistic, drawer, settings) : names.map(() => []);
  const { confidence = DEFAULT_CONFIDENCE } = settings;
  const tail = hasInterval ? expandedTail(drawer.effective, confidence) : 0;
  const estimates: Record<string, Estimate> = {};
  names.forEach((name, index) => {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) return;
    const sorted = keepDefined(samples[index] ?? []);
    const share = shares[index] ?? null;
    estimates[name] =
      sorted === null || share === null
        ? { value, ...percentilesOf(sorted, tail) }
        : { value, ...wilsonInterval(describeShare({ value, sorted, share, rows, drawer }), confidence) };
  });
  return estimates;
}

function resample(
  { rows, names, score }: Statistic,
  drawer: KeyDrawer,
  { seed, resamples }: BootstrapSettings,
): number[][] {
  const random = createRandom(seed);
  const count = resamplesFor(rows, resamples);
  const samples: number[][] = names.map(() => []);
  for (let round = 0; round < count; round++) {
    const values = score(drawer.draw(random));
    for (const [index, sample] of samples.entries()) sample.push(values[index] ?? Number.NaN);
  }
  return samples;
}

/** The numbers that are any, ascending; null where most are none. */
function keepDefined(samples: readonly number[]): Float64Array | null {
  const sorted = Float64Array.from(samples.filter((value) => Number.isFinite(value))).sort();
  return sorted.length === 0 || sorted.length < samples.length / 2 ? null : sorted;
}

function percentilesOf(
  sorted: Float64Array | null,
  tail: number,
): { low: number | null; high: number | null } {
  if (sorted === null) return { low: null, high: null };
  return { low: quantileOf(sorted, tail), high: quantileOf(sorted, 1 - tail) };
}

/** Rows that were dealt together are worth less than their number, and so are those of a share. */
function describeShare({
  value,
  sorted,
  share,
  rows,
  drawer: { effective: draws },
}: {
  value: number;
  sorted: Float64Array;
  share: number;
  rows: number;
  drawer: KeyDrawer;
}): MeasuredShare {
  return { value, variance: varianceOf(sorted), rows: (share * draws) / rows, draws };
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}

/** The quantile at `share` of ascending numbers, interpolated linearly (definition 7, NumPy's default). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const index = Math.floor(position);
  const below = sorted[index] ?? Number.NaN;
  const above = sorted[index + 1] ?? below;
  return below + (position - index) * (above - below);
}
