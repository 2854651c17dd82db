import type { FailedRun } from '../../../kit/format/manifest/run.ts';
import { computeRunKey } from './compute-run-key.ts';
import type { Training } from './training.ts';

/** What is known of a training however it ended. */
export function describeTraining(
  { inputs, ports, facts, environment, code, started }: Training,
  seconds: number,
): Omit<FailedRun, '$schema' | 'reason'> {
  const { model, command, params, seed } = inputs;
  const { lock, lockDigest } = facts;
  return {
    model,
    key: computeRunKey({ code: code.tree, dirty: code.dirty, lock: lockDigest, params, seed, command }),
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
