import type { Estimate } from '../../format/manifest/evaluation.ts';
import { expandedTail } from '../stats/expanded-tail.ts';
import { createKeyDrawer, type KeyDrawer } from './draw-keys.ts';
import { createRandom } from './random.ts';
import { drawAll, type Scorer } from './scorer.ts';

/** How the intervals are made, as `evaluation.json` names it. */
export const BOOTSTRAP_METHOD = "expanded percentile bootstrap over the split's keys";
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
  score: Scorer['score'];
}

/**
 * Each number's value on all rows and its percentile bootstrap interval: keys are drawn with replacement, each with all
 * its rows (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8), for rows that were dealt
 * together are no news beside each other. The interval's ends are quantiles of the resampled values, interpolated
 * linearly (definition 7 of Hyndman and Fan), as far out as `expandedTail` says. Numbers undefined on all rows are left
 * out; an interval is null with fewer than 10 keys or where most resamples leave the number undefined.
 */
export function bootstrap(statistic: Statistic, settings: BootstrapSettings): Record<string, Estimate> {
  const { rows, names } = statistic;
  const drawer = createKeyDrawer(rows, settings.keys);
  const values = statistic.score(drawAll(rows));
  const hasInterval = drawer.keys >= MINIMUM_KEYS;
  const samples = hasInterval ? resample(statistic, drawer, settings) : names.map(() => []);
  const tail = hasInterval ? expandedTail(drawer.effective, settings.confidence ?? DEFAULT_CONFIDENCE) : 0;
  const estimates: Record<string, Estimate> = {};
  names.forEach((name, index) => {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) return;
    estimates[name] = { value, ...intervalOf(samples[index] ?? [], tail) };
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

function intervalOf(samples: number[], tail: number): { low: number | null; high: number | null } {
  const sorted = Float64Array.from(samples.filter((value) => Number.isFinite(value))).sort();
  if (sorted.length === 0 || sorted.length < samples.length / 2) return { low: null, high: null };
  return { low: quantileOf(sorted, tail), high: quantileOf(sorted, 1 - tail) };
}

/** The quantile at `share` of ascending numbers, interpolated linearly (definition 7, NumPy's default). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const index = Math.floor(position);
  const below = sorted[index] ?? Number.NaN;
  const above = sorted[index + 1] ?? below;
  return below + (position - index) * (above - below);
}
