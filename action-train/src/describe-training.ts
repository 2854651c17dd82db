import type { FailedRun } from '../../kit/manifest/run.ts';
import { computeRunKey } from './compute-run-key.ts';
import { describeCode } from './describe-code.ts';
import type { Training } from './training.ts';

/** What is known of a training however it ended. */
export async function describeTraining(
  { inputs, ports, facts, environment, started }: Training,
  seconds: number,
): Promise<Omit<FailedRun, '$schema' | 'reason'>> {
  const { model, command, params, seed } = inputs;
  const { lock, lockDigest } = facts;
  const code = await describeCode(ports.git);
  return {
    model,
    key: computeRunKey({ code: code.tree, lock: lockDigest, params, seed, command }),
    attempt: ports.trigger.runAttempt,
    command,
    params,
    seed,
    code,
    data: { version: lock.version, lock: lockDigest, dataset: lock.dataset },
    environment,
    started: started.toISOString(),
    seconds,
  };
}
