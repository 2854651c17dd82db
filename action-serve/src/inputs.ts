import { resolve } from 'node:path';
import type { Runner } from '../../kit/action/run.ts';
import { readPipeline } from '../../kit/config/read-pipeline.ts';
import type { Wanted } from './find-target.ts';
import {
  locateRuntime,
  type ProjectInputs,
  type RuntimeInputs,
  settleProject,
  settleWanted,
} from './shared-inputs.ts';

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
export async function readInputs({ inputs, directory, context }: Runner): Promise<CheckInputs> {
  const pipeline = await readPipeline(resolve(directory, inputs.text('pipeline') ?? 'pipeline.yaml'));
  const given = { directory, model: inputs.text('model'), store: inputs.text('store') };
  const path = inputs.text('runtime-path');
  return {
    ...settleProject(given, pipeline),
    wanted: settleWanted(inputs.text('bundle-digest'), inputs.text('environment')),
    runtime: locateRuntime({ path, directory, workspace: context.workspace }),
    requests: inputs.number('requests', { min: 1, max: 1_000_000, integer: true }) ?? DEFAULT_REQUESTS,
    maxP99Ms: inputs.number('max-p99-ms', { min: 0 }) ?? DEFAULT_MAX_P99_MS,
  };
}
