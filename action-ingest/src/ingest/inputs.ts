import { relative, resolve } from 'node:path';
import { settleDataPaths } from '../../../kit/action/data-inputs.ts';
import { throwMissing } from '../../../kit/action/inputs.ts';
import {
  namePipelineFile,
  readProjectPipeline,
  settleModel,
  settleStore,
} from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import { locateProfile } from '../../../kit/format/config/project-paths.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Reach } from '../../../kit/ground/reach/reach.ts';
import { CUTOFF_MODES, checkShares, type SplitRequest } from '../../../kit/ml/data/split-rows.ts';
import { listCodePaths } from './code/list-code-paths.ts';

export const COMMIT_MODES = ['pull-request', 'direct', 'none'] as const;
export type CommitMode = (typeof COMMIT_MODES)[number];

/** What both modes need. Paths are absolute. */
export interface CommonInputs {
  model: string;
  directory: string;
  store: string;
  lock: string;
}

/** What a lock is held against beside the store. Paths are absolute. */
export interface StoredCheck {
  directory: string;
  lockFile: string;
  contractFile: string;
  split: SplitRequest;
  runtimePath: string | undefined;
}

export interface RestoreInputs extends CommonInputs {
  mode: 'restore';
  /** Set where all that the lock says is to be made anew from the store first. */
  check: StoredCheck | undefined;
  /** Files and folders of the commit that training gets; undefined where it checks out by itself. */
  codePaths: readonly string[] | undefined;
}

export interface IngestInputs extends CommonInputs {
  mode: 'ingest';
  /** As the user wrote them: paths, globs, addresses. */
  sources: readonly string[];
  /** The same, read beside the sources and kept from now on. */
  additional: readonly string[];
  /** Additional sources that are left out from now on: addresses or digests as the lock names them, or `all`. */
  dropped: readonly string[];
  contract: string;
  /** As `pipeline.yaml` says; undefined where it leaves that to the target's type. */
  task: Task | undefined;
  split: SplitRequest;
  commit: CommitMode;
  base: string | undefined;
  runtimePath: string | undefined;
  /** Where sources may lie. */
  reach: Reach;
  /** Whether the committed lock is held against its sources before anything else. */
  checkLock: boolean;
  /** The project's folder from the workspace, where annotations point from; empty when it is the workspace. */
  place: string;
}

/** Reads the inputs. @throws ConfigurationError for a missing, impossible or contradictory one */
export async function readInputs(runner: Runner): Promise<IngestInputs | RestoreInputs> {
  const { inputs, context, directory, reach } = runner;
  const pipeline = await readProjectPipeline(runner);
  const data = pipeline?.data;
  const common = {
    model: settleModel(inputs, pipeline),
    directory,
    store: settleStore(inputs, pipeline),
    lock: resolve(directory, settleDataPaths(inputs, pipeline).lock),
  };
  if (inputs.flag('restore')) {
    for (const name of ['source', 'additional-source', 'drop-source']) refuseSource(name, inputs.text(name));
    return {
      mode: 'restore',
      ...common,
      check: readCheck(runner, common, pipeline),
      codePaths: readCodePaths(runner, common, pipeline),
    };
  }
  const checkLock = inputs.flag('check-lock') ?? false;
  return {
    mode: 'ingest',
    ...common,
    sources: inputs.list('source') ?? listSources(data?.source) ?? throwMissing('source', 'data.source'),
    additional: inputs.list('additional-source') ?? [],
    dropped: inputs.list('drop-source') ?? [],
    contract: locateContract(runner, pipeline),
    checkLock,
    task: pipeline?.task,
    split: readSplit(runner, data?.split),
    commit: checkLock ? 'none' : (inputs.choice('commit', COMMIT_MODES) ?? 'pull-request'),
    base: inputs.text('base'),
    runtimePath: settleRuntimePath(inputs, directory),
    reach,
    place: relative(context.workspace, directory),
  };
}

function locateContract({ inputs, directory }: Runner, pipeline: Pipeline | undefined): string {
  return resolve(directory, settleDataPaths(inputs, pipeline).contract);
}

function readCodePaths(runner: Runner, { directory, lock }: CommonInputs, pipeline: Pipeline | undefined) {
  const added = runner.inputs.list('code-paths');
  if (added === undefined) return undefined;
  const settings = resolve(directory, namePipelineFile(runner.inputs));
  const files = [settings, lock, locateProfile(lock), locateContract(runner, pipeline)];
  return listCodePaths(directory, { files, added });
}

function readCheck(runner: Runner, { directory, lock }: CommonInputs, pipeline: Pipeline | undefined) {
  if (!runner.inputs.flag('check-lock')) return undefined;
  return {
    directory,
    lockFile: lock,
    contractFile: locateContract(runner, pipeline),
    split: readSplit(runner, pipeline?.data?.split),
    runtimePath: settleRuntimePath(runner.inputs, runner.directory),
  };
}

function readSplit({ inputs }: Runner, config: NonNullable<Pipeline['data']>['split']): SplitRequest {
  const request = {
    by: inputs.text('split-by') ?? config?.by ?? 'row',
    validation: readShare(inputs.number('split-validation', { min: 0, max: 1 }), config?.validation),
    test: readShare(inputs.number('split-test', { min: 0, max: 1 }), config?.test),
    seed: inputs.number('seed', { integer: true }) ?? config?.seed ?? 42,
    cutoffs: inputs.choice('cut-offs', CUTOFF_MODES) ?? config?.['cut-offs'],
    moveCutoffs: inputs.flag('move-cut-offs'),
  };
  checkShares(request);
  return request;
}

function readShare(input: number | undefined, config: number | undefined): number {
  return input ?? config ?? 0.2;
}

function listSources(source: string | string[] | undefined): string[] | undefined {
  return source === undefined ? undefined : [source].flat();
}

function refuseSource(name: string, value: string | undefined): void {
  if (value === undefined) return;
  throw new ConfigurationError(
    'SLW_INPUTS_CONTRADICT',
    `The inputs "restore" and "${name}" contradict each other: restoring reads no source. Take one of them out.`,
  );
}
