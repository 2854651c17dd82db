import { describe, expect, it } from 'vitest';
import type { Prediction, Task } from '../../../../kit/format/manifest/evaluation.ts';
import { estimateMetrics } from '../../../../kit/maths/metrics/estimate.ts';
import { computeMetrics } from '../../../../kit/maths/metrics/metrics.ts';
import { createRandom } from '../../../../kit/maths/metrics/random.ts';
import { wilsonInterval } from '../../../../kit/maths/stats/wilson-interval.ts';

interface World {
  task: Task;
  keys: number;
  /** Equal rows that each key has. */
  rows: number;
  /** Share of the rows that are called right. */
  right: number;
}

const SHARES = ['accuracy', 'f1', 'macro_f1'];
const ROUNDS = 400;

/** Rows of classes of unequal size, and what a model says of them. */
function draw({ task, keys, rows, right }: World, random: ReturnType<typeof createRandom>) {
  const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c'];
  const uniform = () => random.nextUint32() / 2 ** 32;
  const truth: string[] = [];
  const predictions: Prediction[] = [];
  const numbers: number[] = [];
  for (let key = 0; key < keys; key++) {
    const at = Math.floor(uniform() ** 1.5 * classes.length);
    const shift = uniform() < right ? 0 : 1 + Math.floor(uniform() * (classes.length - 1));
    const label = classes[(at + shift) % classes.length] ?? '';
    const probabilities = Object.fromEntries(classes.map((name) => [name, name === label ? 0.8 : 0.1]));
    for (let row = 0; row < rows; row++) {
      truth.push(classes[at] ?? '');
      predictions.push({ label, probabilities });
      numbers.push(key);
    }
  }
  return { task, truth, predictions, keys: Uint32Array.from(numbers) };
}

/** The share of the intervals that hold what the metric is on all rows there could be. */
function measureCoverage(world: World): Record<string, number> {
  const random = createRandom(11);
  const { keys: _, ...all } = draw({ ...world, keys: 100_000, rows: 1 }, random);
  const true_ = computeMetrics(all);
  const hits: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    const estimates = estimateMetrics({ ...draw(world, random), seed: round, resamples: 200 });
    for (const name of SHARES) {
      const { low, high } = estimates[name] ?? {};
      const value = true_[name];
      if (value === undefined || typeof low !== 'number' || typeof high !== 'number') continue;
      hits[name] = (hits[name] ?? 0) + (low <= value && value <= high ? 1 : 0);
    }
  }
  return Object.fromEntries(Object.entries(hits).map(([name, count]) => [name, count / ROUNDS]));
}

describe('intervals of shares', () => {
  it.each<World>([
    { task: 'binary', keys: 50, rows: 1, right: 0.8 },
    { task: 'binary', keys: 50, rows: 1, right: 0.9 },
    { task: 'binary', keys: 50, rows: 1, right: 0.95 },
    { task: 'binary', keys: 50, rows: 3, right: 0.9 },
    { task: 'multiclass', keys: 50, rows: 1, right: 0.85 },
    { task: 'multiclass', keys: 50, rows: 3, right: 0.95 },
    { task: 'binary', keys: 200, rows: 1, right: 0.95 },
  ])(
    'that are called 95 percent cover at least 92: $task, $keys keys of $rows rows, $right right',
    (world) => {
      const coverage = measureCoverage(world);
      expect(Object.keys(coverage).length).toBe(2);
      for (const [name, share] of Object.entries(coverage))
        expect([name, share >= 0.92, share]).toEqual([name, true, share]);
    },
  );

  it('are those of Wilson where every row is drawn by itself', () => {
    // statsmodels.stats.proportion.proportion_confint(45, 50, method="wilson"), with Student's quantile of 1e9 draws.
    const { low, high } = wilsonInterval(
      { value: 0.9, variance: (0.9 * 0.1) / 50, rows: 50, draws: 1e9 },
      0.95,
    );
    expect(low).toBeCloseTo(0.786_4, 3);
    expect(high).toBeCloseTo(0.956_5, 3);
  });

  it('are none of a single point where all is right, nor beyond 0 and 1', () => {
    const all = wilsonInterval({ value: 1, variance: 0, rows: 15, draws: 50 }, 0.95);
    expect(all.high).toBe(1);
    expect(all.low).toBeGreaterThan(0.7);
    expect(all.low).toBeLessThan(0.85);
    expect(wilsonInterval({ value: 0, variance: 0, rows: 15, draws: 50 }, 0.95).low).toBe(0);
    const nothing = wilsonInterval({ value: 0, variance: 0, rows: 0, draws: 50 }, 0.95);
    expect(nothing.low).toBe(0);
    expect(nothing.high).toBeGreaterThan(0.5);
  });
});
