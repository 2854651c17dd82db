import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Artifacts } from '../../kit/artifact/artifacts.ts';
import { makeFolder } from '../../kit/files/make-folder.ts';
import type { Git } from '../../kit/git/git.ts';
import type { Logger } from '../../kit/log/logger.ts';
import { digestOfFile } from '../../kit/manifest/digest.ts';
import { writeManifest } from '../../kit/manifest/parse-manifest.ts';
import { type Run, RunSchema } from '../../kit/manifest/run.ts';
import { LINEAR_COMMAND } from './builtin-linear/train-linear.ts';
import { type CheckedModel, checkModel, MODEL_FILE } from './check-model.ts';
import { isTestReachable } from './check-reach.ts';
import { collectEnvironment } from './collect-environment.ts';
import { computeRunKey } from './compute-run-key.ts';
import { describeCode } from './describe-code.ts';
import { fetchData } from './fetch-data.ts';
import type { TrainInputs } from './inputs.ts';
import { type DataFacts, readDataFacts } from './read-project.ts';
import type { Recording } from './record-events.ts';
import { refuseForkCode, type Trigger } from './refuse-fork.ts';
import { runLinear } from './run-linear.ts';
import { runTrainer } from './run-trainer.ts';
import { makeWorkFolder, type WorkFolder } from './work-folder.ts';

export interface TrainPorts {
  artifacts: Artifacts;
  git: Git;
  log: Logger;
  clock: () => Date;
  /** Takes what the command prints. */
  output: Writable;
  /** The command's clean environment. */
  environment: Record<string, string>;
  trigger: Trigger & { onRunner: boolean; runAttempt: number };
}

export interface TrainResult {
  artifact: string;
  modelPath: string;
  run: Run;
}

/** Trains a model on the data artifact and hands it over with its `run.json`. */
export async function train(inputs: TrainInputs, ports: TrainPorts): Promise<TrainResult> {
  refuseForkCode(ports.trigger);
  const facts = await readDataFacts(inputs);
  const { lock } = facts;
  const work = await makeWorkFolder(inputs.directory, inputs.params);
  const artifact = inputs.artifact ?? `data-${inputs.model}-${lock.version}`;
  await fetchData({ artifacts: ports.artifacts, artifact, lock, work });
  const started = ports.clock();
  const environment = await collectEnvironment({ ...inputs, environment: ports.environment });
  const recording = await trainIn({ inputs, ports, facts, work, device: environment.device });
  const seconds = (ports.clock().getTime() - started.getTime()) / 1000;
  const { contract, task } = facts;
  const model = await checkModel({ folder: work.output, contract, task, log: ports.log });
  const run = await describeRun({ inputs, ports, facts, work, recording, environment, started, seconds });
  return handOver({ inputs, ports, work, model, run });
}

interface Training {
  inputs: TrainInputs;
  ports: TrainPorts;
  facts: DataFacts;
  work: WorkFolder;
}

async function trainIn({
  inputs,
  ports,
  facts,
  work,
  device,
}: Training & { device: string }): Promise<Recording> {
  const { log, output, environment, trigger } = ports;
  if (inputs.command !== LINEAR_COMMAND) {
    return runTrainer({ inputs, work, device, environment, output, onRunner: trigger.onRunner, log });
  }
  const { directory, params, runtimePath } = inputs;
  await runLinear({ facts, params, file: work.train, output: work.output, directory, runtimePath, log });
  return { metrics: [], checkpoints: [], warnings: [] };
}

interface Finished extends Training {
  recording: Recording;
  environment: Run['environment'];
  started: Date;
  seconds: number;
}

async function describeRun(finished: Finished): Promise<Run> {
  const { inputs, ports, facts, work, recording, environment, started, seconds } = finished;
  const { model, command, params, seed } = inputs;
  const { lock, lockDigest } = facts;
  const code = await describeCode(ports.git);
  const isBuiltin = command === LINEAR_COMMAND;
  return {
    $schema: RunSchema.properties.$schema.const,
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
    metrics: recording.metrics,
    checkpoints: recording.checkpoints,
    artefact: await digestOfFile(join(work.output, MODEL_FILE)),
    testReachable: !isBuiltin && (await isTestReachable({ ...inputs, lock, log: ports.log })),
  };
}

interface HandOver {
  inputs: TrainInputs;
  ports: TrainPorts;
  work: WorkFolder;
  model: CheckedModel;
  run: Run;
}

/** Fills `.slipway/run` in one step and uploads model and run.json. */
async function handOver({ inputs, ports, work, model, run }: HandOver): Promise<TrainResult> {
  const filling = join(work.root, 'run');
  const folder = join(inputs.directory, '.slipway', 'run');
  await makeFolder(filling);
  for (const file of model.files) await cp(join(work.output, file), join(filling, file));
  await writeManifest(RunSchema, join(filling, 'run.json'), run);
  await rename(work.kept, join(filling, 'checkpoints'));
  await rm(folder, { recursive: true, force: true });
  await rename(filling, folder);
  const artifact = `run-${run.model}-${run.key}-${run.attempt}`;
  await ports.artifacts.upload(artifact, folder, [...model.files, 'run.json']);
  return { artifact, modelPath: join(folder, MODEL_FILE), run };
}
