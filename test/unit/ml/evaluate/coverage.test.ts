import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../../../kit/format/manifest/duel.ts';
import type { Estimate } from '../../../../kit/format/manifest/evaluation.ts';
import { computeMetrics } from '../../../../kit/maths/metrics/metrics.ts';
import { createRandom } from '../../../../kit/maths/metrics/random.ts';
import { compareModels } from '../../../../kit/ml/duel/compare-models.ts';
import { values } from './fixture.ts';

const TRIALS = 300;
const RESAMPLES = 250;
const METRICS = ['rmse', 'mae', 'r2'];

const random = createRandom(2024);
const uniform = () => (random.nextUint32() + 0.5) / 2 ** 32;
/** Box and Muller's. */
const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

interface Sample {
  truth: number[];
  challenger: number[];
  champion: number[];
  keys: Uint32Array;
}

/** Rows that are dealt together by their key: one to seven a key, to which each model answers alike. */
function drawSample(keys: number): Sample {
  const sample: Omit<Sample, 'keys'> = { truth: [], challenger: [], champion: [] };
  const keyOf: number[] = [];
  for (let key = 0; key < keys; key++) {
    const level = 10 * normal();
    const [first, second] = [normal(), normal()];
    for (let row = Math.floor(7 * uniform()); row >= 0; row--) {
      sample.truth.push(level + 0.5 * normal());
      sample.challenger.push(level + first);
      sample.champion.push(level + 0.5 * first + second);
      keyOf.push(key);
    }
  }
  return { ...sample, keys: Uint32Array.from(keyOf) };
}

/** @param isByKey whether whole keys are drawn, or rows */
function measure(sample: Sample, isByKey: boolean, seed: number): MetricComparison[] {
  return compareModels({
    task: 'regression',
    truth: sample.truth,
    challenger: values(sample.challenger),
    champion: values(sample.champion),
    seed,
    resamples: RESAMPLES,
    keys: isByKey ? sample.keys : undefined,
  });
}

/** The differences in the population: from so many keys that their chance is small beside that of a sample. */
const population = new Map<string, number>();

beforeAll(() => {
  const { truth, challenger, champion } = drawSample(100_000);
  const ours = computeMetrics({ task: 'regression', truth, predictions: values(challenger) });
  const theirs = computeMetrics({ task: 'regression', truth, predictions: values(champion) });
  for (const name of METRICS) population.set(name, (ours[name] ?? 0) - (theirs[name] ?? 0));
});

const holds = ({ low, high }: Pick<Estimate, 'low' | 'high'>, value = Number.NaN) =>
  low !== null && high !== null && low <= value && value <= high;

/** How often the intervals hold the population's difference, by metric. */
function cover(keys: number, { isByKey }: { isByKey: boolean }): Record<string, number> {
  const shares = Object.fromEntries(METRICS.map((name) => [name, 0]));
  for (let trial = 1; trial <= TRIALS; trial++) {
    for (const { metric, difference } of measure(drawSample(keys), isByKey, trial)) {
      const isHeld = difference !== null && holds(difference, population.get(metric));
      shares[metric] = (shares[metric] ?? 0) + Number(isHeld) / TRIALS;
    }
  }
  return shares;
}

describe('95 % intervals of the difference, where equal rows were dealt together', () => {
  it.each([50, 100])('hold the true one in at least 92 of 100 samples of %d keys', (keys) => {
    for (const share of Object.values(cover(keys, { isByKey: true })))
      expect(share).toBeGreaterThanOrEqual(0.92);
  });

  it('would hold it far less often if rows were drawn', () => {
    for (const share of Object.values(cover(50, { isByKey: false }))) expect(share).toBeLessThan(0.8);
  });
});
