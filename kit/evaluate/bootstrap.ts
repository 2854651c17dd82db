import type { Estimate } from '../manifest/evaluation.ts';
import { createRandom } from './random.ts';
import { drawAll, type Scorer } from './scorer.ts';

/** How the intervals are made, as `evaluation.json` names it. */
export const BOOTSTRAP_METHOD = 'percentile bootstrap over rows';
export const DEFAULT_RESAMPLES = 1000;
export const DEFAULT_CONFIDENCE = 0.95;

/** Fewer rows than this allow no interval: a resample of so few repeats the same handful. */
export const MINIMUM_ROWS = 10;

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
}

/** A statistic computed on a draw of rows: one number a name. */
export interface Statistic {
  rows: number;
  names: readonly string[];
  score: Scorer['score'];
}

/**
 * Each number's value on all rows and its percentile bootstrap interval: rows are drawn with replacement, and the
 * interval's ends are quantiles of the resampled values, interpolated linearly (Efron and Tibshirani, "An Introduction
 * to the Bootstrap", 1993, section 13.3; quantile definition 7 of Hyndman and Fan). Numbers undefined on all rows are
 * left out; an interval is null with fewer than 10 rows or where most resamples leave the number undefined.
 */
export function bootstrap(statistic: Statistic, settings: BootstrapSettings): Record<string, Estimate> {
  const { rows, names } = statistic;
  const values = statistic.score(drawAll(rows));
  const samples = rows < MINIMUM_ROWS ? names.map(() => []) : resample(statistic, settings);
  const tail = (1 - (settings.confidence ?? DEFAULT_CONFIDENCE)) / 2;
  const estimates: Record<string, Estimate> = {};
  names.forEach((name, index) => {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) return;
    estimates[name] = { value, ...intervalOf(samples[index] ?? [], tail) };
  });
  return estimates;
}

function resample({ rows, names, score }: Statistic, settings: BootstrapSettings): number[][] {
  const random = createRandom(settings.seed);
  const count = resamplesFor(rows, settings.resamples);
  const draw = new Uint32Array(rows);
  const samples: number[][] = names.map(() => []);
  for (let round = 0; round < count; round++) {
    random.fillBelow(draw, rows);
    const values = score(draw);
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
