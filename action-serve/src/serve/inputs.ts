import { resolve } from 'node:path';
import {
  checkName,
  namePipelineFile,
  readProjectPipeline,
  settleModel,
  settleStore,
} from '../../../kit/action/project-inputs.ts';
import { requireLogPlace } from '../../../kit/action/require-project-places.ts';
import type { Runner } from '../../../kit/action/run.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { nameLog } from '../../../kit/ml/predictions/name-log.ts';
import type { Wanted } from '../shared/find-target.ts';
import { locateRuntime, type RuntimeInputs, settleWanted } from '../shared/inputs.ts';
import { createPolicyReader } from '../shared/read-policy.ts';
import type { SigningPorts } from './admit-bundle.ts';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 8080;
const DEFAULT_POLL_SECONDS = 10;

/** A request that the model has not answered within this time is told so. */
export const DEFAULT_INFERENCE_TIMEOUT_SECONDS = 30;

/** Where the service finds a bundle: a store's address, or the folder that the one it serves is mounted at. */
export type BundleSource = { store: string } | { mounted: string };

/** How a service is started. */
export interface ServiceInputs {
  directory: string;
  model: string;
  /** The file that named the model, from the project's folder; undefined where an input did. */
  namedBy: string | undefined;
  wanted: Wanted;
  runtime: RuntimeInputs;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The environment that the service stands in, as far as it was told. */
  environment: string | undefined;
  /** Undefined where the service follows nothing. */
  follow: { pollSeconds: number; base: string | undefined } | undefined;
  /** A request that the model has not answered within this time is answered 504. */
  inferenceTimeoutMs: number;
  /** Whether tensors go to the model as they come; what was asked is logged as `unchecked`. */
  rawTensors: boolean;
  /** Bearer token that requests must carry; undefined for none. */
  token: string | undefined;
}

/** Where the service finds what it serves, and where it writes to. */
export interface ServicePlaces {
  source: BundleSource;
  /** URL of the predictions log; undefined for none. */
  logUrl: string | undefined;
}

/** The service's inputs: `INPUT_…`, else `pipeline.yaml`, else the default. */
export async function readInputs(runner: Runner): Promise<ServiceInputs & ServicePlaces> {
  const { inputs, credentials } = runner;
  const pipeline = await readProjectPipeline(runner);
  await requireLogPlace({ ...runner, pipeline });
  const pollSeconds = inputs.number('poll-seconds', { min: 0.1 }) ?? DEFAULT_POLL_SECONDS;
  const base = inputs.text('base');
  const environment = settleEnvironment(runner);
  const log = inputs.text('log') ?? pipeline?.serve?.log;
  return {
    directory: runner.directory,
    model: settleModel(inputs, pipeline),
    namedBy: inputs.text('model') === undefined ? namePipelineFile(inputs) : undefined,
    source: settleSource(runner, pipeline),
    wanted: settleWanted(inputs.text('bundle-digest'), inputs.text('environment')),
    runtime: {
      ...locateRuntime(runner),
      threads: inputs.number('threads', { min: 1, max: 1024, integer: true }) ?? 1,
    },
    host: inputs.text('host') ?? DEFAULT_HOST,
    port: inputs.number('port', { min: 0, max: 65_535, integer: true }) ?? DEFAULT_PORT,
    environment,
    logUrl: log === undefined ? undefined : nameLog(log, environment),
    follow: inputs.flag('follow') ? { pollSeconds, base } : undefined,
    inferenceTimeoutMs: 1000 * readInferenceTimeout(inputs),
    rawTensors: inputs.flag('raw-tensors') ?? false,
    token: credentials.serveToken,
  };
}

/** Where a digest says what to serve, an input of its own says where: the log's records name it. */
function settleEnvironment({ inputs }: Pick<Runner, 'inputs'>): string | undefined {
  const told = inputs.text('log-environment');
  const wanted = inputs.text('environment');
  if (told === undefined) return wanted;
  if (wanted === undefined || wanted === told) return checkName('log-environment', told);
  throw new ConfigurationError(
    'SLW_INPUTS_CONTRADICT',
    `The inputs "environment" (${wanted}) and "log-environment" (${told}) contradict each other. Leave "log-environment" out.`,
  );
}

/** What has to be signed, and where its signature lies. */
export function readSigningInputs({
  inputs,
  directory,
}: Runner): Pick<SigningPorts, 'readPolicy' | 'signatureFile'> {
  const signature = inputs.text('signature');
  return {
    readPolicy: createPolicyReader({ inputs }),
    signatureFile: signature === undefined ? undefined : resolve(directory, signature),
  };
}

/** In seconds. The longest is what a timer can hold. */
function readInferenceTimeout(inputs: Runner['inputs']): number {
  return inputs.number('inference-timeout', { min: 0.001, max: 86_400 }) ?? DEFAULT_INFERENCE_TIMEOUT_SECONDS;
}

/** A mounted bundle is the one whose digest is given, and no other can be fetched in its place. */
function settleSource({ inputs, directory }: Runner, pipeline: Pipeline | undefined): BundleSource {
  const folder = inputs.text('bundle-directory');
  if (folder === undefined) return { store: settleStore(inputs, pipeline) };
  const conflict = inputs.text('environment') === undefined ? undefined : 'environment';
  const other = conflict ?? (inputs.flag('follow') ? 'follow' : undefined);
  if (other === undefined) return { mounted: resolve(directory, folder) };
  throw new ConfigurationError(
    'SLW_INPUTS_CONTRADICT',
    `The inputs "bundle-directory" and "${other}" contradict each other: a mounted bundle cannot be changed by this process. Leave one of them out.`,
  );
}
