import { readProjectPipeline } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import type { Wanted } from '../find-target.ts';
import {
  locateRuntime,
  type ProjectInputs,
  type RuntimeInputs,
  settleProject,
  settleWanted,
} from '../shared-inputs.ts';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 8080;
const DEFAULT_POLL_SECONDS = 10;

/** How a service is started. */
export interface ServiceInputs extends ProjectInputs {
  wanted: Wanted;
  runtime: RuntimeInputs;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** URL of the predictions log; undefined for none. */
  logUrl: string | undefined;
  /** Undefined where the service follows nothing. */
  follow: { pollSeconds: number; base: string | undefined } | undefined;
  /** Bearer token that requests must carry; undefined for none. */
  token: string | undefined;
}

/** The service's inputs: `INPUT_…`, else `pipeline.yaml`, else the default. */
export async function readInputs(runner: Runner): Promise<ServiceInputs> {
  const { inputs, credentials } = runner;
  const pipeline = await readProjectPipeline(runner);
  const pollSeconds = inputs.number('poll-seconds', { min: 0.1 }) ?? DEFAULT_POLL_SECONDS;
  const base = inputs.text('base');
  return {
    ...settleProject(runner, pipeline),
    wanted: settleWanted(inputs.text('bundle-digest'), inputs.text('environment')),
    runtime: locateRuntime(runner),
    host: inputs.text('host') ?? DEFAULT_HOST,
    port: inputs.number('port', { min: 0, max: 65_535, integer: true }) ?? DEFAULT_PORT,
    logUrl: inputs.text('log') ?? pipeline?.serve?.log,
    follow: inputs.flag('follow') ? { pollSeconds, base } : undefined,
    token: credentials.serveToken,
  };
}
