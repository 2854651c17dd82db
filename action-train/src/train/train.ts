import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Reach } from '../../../kit/format/manifest/reach.ts';
import {
  type FailedRun,
  FailedRunSchema,
  type Run,
  type RunIsolation,
  RunSchema,
} from '../../../kit/format/manifest/run.ts';
import { identifyModel } from '../../../kit/format/onnx/model-files.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { findSliceColumns } from '../../../kit/ml/evaluate/slices.ts';
import { RUN_FILES } from '../../../kit/ml/runs/run-record.ts';
import { LINEAR_COMMAND } from '../shared/builtin-linear/train-linear.ts';
import { type CheckedModel, checkModel, MODEL_FILE } from '../shared/check-model.ts';
import { readDataFacts } from '../shared/read-project.ts';
import { collectEnvironment } from './collect-environment.ts';
import { CommandFailure } from './command-failure.ts';
import { describeCode } from './describe-code.ts';
import { describeTraining } from './describe-training.ts';
import { fetchData } from './fetch-data.ts';
import type { TrainInputs } from './inputs.ts';
import { BUILTIN_REACH, checkReach } from './reach/check-reach.ts';
import { runLinear } from './run-linear.ts';
import { runTrainer, type Trained } from './run-trainer.ts';
import type { Training, TrainPorts } from './training.ts';
import { makeWorkFolder, type WorkFolder } from './work-folder.ts';

/** What became of a training that was begun. */
export type TrainResult =
  | { state: 'trained'; artifact: string; artifactDigest: Digest; modelPath: string; run: Run }
  | { state: 'failed'; artifact: string; artifactDigest: Digest; run: FailedRun };

/**
 * Trains a model on the data artifact and hands it over with its `run.json`; a training that leaves no usable model is
 * handed over as `failed-run.json`.
 */
export async function train(inputs: TrainInputs, ports: TrainPorts): Promise<TrainResult> {
  const facts = await readDataFacts(inputs);
  // Evaluation would refuse a slice that is no column, when the training is over.
  findSliceColumns(inputs.pipeline?.evaluate?.slices ?? [], facts.contract);
  const { lock } = facts;
  const work = await makeWorkFolder(inputs.directory, inputs.params);
  const artifact = inputs.artifact ?? `data-${inputs.model}-${lock.version}`;
  await fetchData({ artifacts: ports.artifacts, artifact, lock, work });
  const environment = await collectEnvironment({ ...inputs, environment: ports.environment });
  const code = inputs.code
    ? { commit: inputs.code.commit, tree: inputs.code.train, dirty: false }
    : await describeCode(ports.git, inputs.pipelineFile);
  const reach = await askReach(inputs, ports, lock);
  const training = { inputs, ports, facts, work, environment, code, reach, started: ports.clock() };
  const outcome = await attempt(training);
  return outcome.state === 'failed'
    ? handOverFailure(training, outcome)
    : handOver({ ...outcome, inputs, ports, work, run: await describeRun(training, outcome) });
}

/** Before the command runs: afterwards it may have removed what it read. */
function askReach(inputs: TrainInputs, ports: TrainPorts, lock: DataLock): Promise<Reach> | Reach {
  if (inputs.command === LINEAR_COMMAND) return BUILTIN_REACH;
  const { environment, credentials, buckets, forge, log } = ports;
  const dataInGit = inputs.code?.dataInGit;
  return checkReach({ ...inputs, lock, environment, credentials, buckets, forge, dataInGit, log });
}

type Outcome =
  | { state: 'trained'; recording: Trained; model: CheckedModel; seconds: number }
  | { state: 'failed'; reason: string; seconds: number; isolation: RunIsolation | undefined };

/** Trains and checks what came out. What the user can mend is an outcome, not the end of this process. */
async function attempt(training: Training): Promise<Outcome> {
  const { facts, work, ports, started } = training;
  const measure = () => (ports.clock().getTime() - started.getTime()) / 1000;
  let isolation: RunIsolation | undefined;
  try {
    const recording = await trainIn(training);
    isolation = recording.isolation;
    const seconds = measure();
    const { contract, task } = facts;
    const model = await checkModel({ folder: work.output, contract, task, log: ports.log });
    return { state: 'trained', recording, model, seconds };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    if (error instanceof CommandFailure) isolation = error.isolation;
    return { state: 'failed', reason: error.message, seconds: measure(), isolation };
  }
}

async function trainIn({ inputs, ports, facts, work, environment }: Training): Promise<Trained> {
  const { log } = ports;
  if (inputs.command !== LINEAR_COMMAND) {
    const { device } = environment;
    return runTrainer({ inputs, work, device, ports });
  }
  const { params, runtimePath } = inputs;
  await runLinear({ facts, params, file: work.train, output: work.output, runtimePath, log });
  return { metrics: [], checkpoints: [], warnings: [] };
}

async function describeRun(
  training: Training,
  { recording, seconds }: { recording: Trained; seconds: number },
): Promise<Run> {
  const { work } = training;
  const artefact = await identifyModel(join(work.output, MODEL_FILE));
  return {
    $schema: RunSchema.properties.$schema.const,
    ...describeTraining(training, seconds),
    metrics: recording.metrics,
    checkpoints: recording.checkpoints,
    ...(recording.isolation ? { isolation: recording.isolation } : {}),
    artefact: { digest: artefact.digest, size: artefact.size },
    testReachable: training.reach,
  };
}

/** Leaves no run behind here, only the artifact that `record` takes. */
async function handOverFailure(
  training: Training,
  { reason, seconds, isolation }: Extract<Outcome, { state: 'failed' }>,
): Promise<TrainResult> {
  const { ports, work } = training;
  const run: FailedRun = {
    $schema: FailedRunSchema.properties.$schema.const,
    ...describeTraining(training, seconds),
    ...(isolation ? { isolation } : {}),
    reason,
  };
  await writeManifest(FailedRunSchema, join(work.root, RUN_FILES.failed), run);
  const artifact = `failed-run-${run.model}-${run.key}-${run.attempt}`;
  const artifactDigest = await ports.artifacts.upload(artifact, work.root, [RUN_FILES.failed]);
  return { state: 'failed', artifact, artifactDigest, run };
}

interface HandOver {
  inputs: TrainInputs;
  ports: TrainPorts;
  work: WorkFolder;
  model: CheckedModel;
  run: Run;
}

/** Fills `.slipway/run` in one step, from a folder that the command did not make, and uploads model and run.json. */
async function handOver({ inputs, ports, work, model, run }: HandOver): Promise<TrainResult> {
  const filling = join(work.root, 'run');
  const folder = join(inputs.directory, OWN.run);
  await rm(filling, { recursive: true, force: true });
  await makeFolder(filling);
  for (const file of model.files) await cp(join(work.output, file), join(filling, file));
  await writeManifest(RunSchema, join(filling, RUN_FILES.run), run);
  await rename(work.kept, join(filling, 'checkpoints'));
  await rm(folder, { recursive: true, force: true });
  await rename(filling, folder);
  const artifact = `run-${run.model}-${run.key}-${run.attempt}`;
  const artifactDigest = await ports.artifacts.upload(artifact, folder, [...model.files, RUN_FILES.run]);
  return { state: 'trained', artifact, artifactDigest, modelPath: join(folder, MODEL_FILE), run };
}
