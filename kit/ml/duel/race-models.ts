import type { Logger } from '../../ground/log/logger.ts';
import { pickQuantile } from '../../maths/stats/nearest-rank.ts';
import type { Bundle } from '../bundle/open-bundle.ts';
import type { Model } from '../inference/model.ts';
import { openModel } from '../inference/open-model.ts';

const WARM_UP = 20;
const ROUNDS = 200;

/** Milliseconds for one row, by one thread, the model alone. */
export interface Latency {
  median: number;
  p99: number;
}

interface Race {
  challenger: Bundle;
  champion: Bundle | null;
  runtimePath: string | undefined;
  log: Logger;
}

/**
 * How long each model takes for one row of its golden rows. The two take turns, so that whatever else the machine does
 * meets both.
 */
export async function raceModels({
  challenger,
  champion,
  ...options
}: Race): Promise<{ challenger: Latency; champion: Latency | null }> {
  const [own, other] = await Promise.all([enter(challenger, options), champion && enter(champion, options)]);
  const racers = other ? [own, other] : [own];
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const racer of racers) {
        const time = await runOnce(racer, round);
        if (round >= WARM_UP) racer.times.push(time);
      }
    }
    return { challenger: summarise(own.times), champion: other && summarise(other.times) };
  } finally {
    await Promise.all(racers.map(({ model }) => model.close()));
  }
}

interface Racer {
  model: Model;
  golden: Bundle['golden'];
  times: number[];
}

async function enter(
  { modelFile: file, signature, contract, golden }: Bundle,
  options: Pick<Race, 'runtimePath' | 'log'>,
): Promise<Racer> {
  return { model: await openModel({ file, signature, contract, ...options }), golden, times: [] };
}

async function runOnce({ model, golden }: Racer, round: number): Promise<number> {
  const { row } = golden.cases[round % golden.cases.length] ?? { row: {} };
  const start = performance.now();
  await model.predict([row]);
  return performance.now() - start;
}

function summarise(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: pickQuantile(sorted, 0.5), p99: pickQuantile(sorted, 0.99) };
}
