import { readProjectPipeline } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import type { Wanted } from '../shared/find-target.ts';
import {
  locateRuntime,
  type ProjectInputs,
  type RuntimeInputs,
  settleProject,
  settleWanted,
} from '../shared/inputs.ts';

const DEFAULT_REQUESTS = 500;
const DEFAULT_MAX_P99_MS = 250;

export interface CheckInputs extends ProjectInputs {
  wanted: Wanted;
  runtime: RuntimeInputs;
  /** How many requests the latency is measured over. */
  requests: number;
  /** The 99th percentile of the latency may be at most this, in milliseconds. */
  maxP99Ms: number;
}

/** Reads the inputs of check. @throws ConfigurationError for a missing or impossible one */
export async function readInputs(runner: Runner): Promise<CheckInputs> {
  const { inputs } = runner;
  const pipeline = await readProjectPipeline(runner);
  return {
    ...settleProject(runner, pipeline),
    wanted: settleWanted(inputs.text('bundle-digest'), inputs.text('environment')),
    runtime: locateRuntime(runner),
    requests: inputs.number('requests', { min: 1, max: 1_000_000, integer: true }) ?? DEFAULT_REQUESTS,
    maxP99Ms: inputs.number('max-p99-ms', { min: 0 }) ?? DEFAULT_MAX_P99_MS,
  };
}
