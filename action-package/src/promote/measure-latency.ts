import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import type { Model } from '../../../kit/inference/model.ts';
import { openModel } from '../../../kit/inference/open-model.ts';
import type { PromoteInputs } from './inputs.ts';
import type { Latency } from './measurement.ts';
import type { PromotePorts } from './promotion.ts';

const WARM_UP = 20;
const ROUNDS = 200;

interface Race {
  inputs: PromoteInputs;
  ports: PromotePorts;
  challenger: Bundle;
  champion: Bundle | null;
}

/**
 * How long each model takes for one row of its golden rows. The two take turns, so that whatever else the machine does
 * meets both.
 */
export async function measureLatency({
  inputs,
  ports,
  challenger,
  champion,
}: Race): Promise<{ challenger: Latency; champion: Latency | null }> {
  const racers = await Promise.all(
    [challenger, ...(champion ? [champion] : [])].map((bundle) => enter({ inputs, ports, bundle })),
  );
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const racer of racers) {
        const time = await runOnce(racer, round);
        if (round >= WARM_UP) racer.times.push(time);
      }
    }
    const [ours, theirs] = racers.map(({ times }) => summarise(times));
    return { challenger: ours ?? { median: 0, p99: 0 }, champion: theirs ?? null };
  } finally {
    await Promise.all(racers.map(({ model }) => model.close()));
  }
}

interface Racer {
  model: Model;
  bundle: Bundle;
  times: number[];
}

async function enter({
  inputs,
  ports,
  bundle,
}: Pick<Race, 'inputs' | 'ports'> & { bundle: Bundle }): Promise<Racer> {
  const { modelFile, signature, contract } = bundle;
  const { runtimePath } = inputs;
  const options = { file: modelFile, signature, contract, log: ports.log, runtimePath };
  return { model: await openModel(options), bundle, times: [] };
}

async function runOnce({ model, bundle: { golden } }: Racer, round: number): Promise<number> {
  const { row } = golden.cases[round % golden.cases.length] ?? { row: {} };
  const start = performance.now();
  await model.predict([row]);
  return performance.now() - start;
}

function summarise(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
