import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { RunIsolation } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { findSliceColumns } from '../../../kit/ml/evaluate/slices.ts';
import { checkModel } from '../shared/check-model.ts';
import { readDataFacts } from '../shared/read-project.ts';
import { openFolderCheckpoints } from './checkpoints/folder-checkpoints.ts';
import { collectEnvironment } from './collect-environment.ts';
import { CommandFailure } from './command-failure.ts';
import { describeCode } from './describe-code.ts';
import { fetchData } from './fetch-data.ts';
import { type Failure, handOver, handOverFailure, type Success, type TrainResult } from './hand-over.ts';
import type { TrainInputs } from './inputs.ts';
import type { ReachQuestion } from './reach/reach-question.ts';
import type { Trainer } from './trainer/trainer.ts';
import { chooseTrainer } from './trainer/trainers.ts';
import type { Training, TrainPorts } from './training.ts';
import { makeWorkFolder } from './work-folder.ts';

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
  const trainer = chooseTrainer(inputs.command);
  // Before the command runs: afterwards it may have removed what it read.
  const reach = await trainer.askReach(askAbout(inputs, ports, lock));
  const checkpoints = openFolderCheckpoints(work.kept);
  const training = {
    inputs,
    ports,
    facts,
    work,
    checkpoints,
    environment,
    code,
    reach,
    started: ports.clock(),
  };
  const outcome = await attempt(trainer, training);
  return outcome.state === 'failed' ? handOverFailure(training, outcome) : handOver(training, outcome);
}

function askAbout(inputs: TrainInputs, ports: TrainPorts, lock: DataLock): ReachQuestion {
  const { environment, credentials, buckets, forge, log } = ports;
  const dataInGit = inputs.code?.dataInGit;
  return { ...inputs, lock, environment, credentials, buckets, forge, dataInGit, log };
}

/** Trains and checks what came out. What the user can mend is an outcome, not the end of this process. */
async function attempt(trainer: Trainer, training: Training): Promise<Success | Failure> {
  const { facts, work, ports, started } = training;
  const measure = () => (ports.clock().getTime() - started.getTime()) / 1000;
  let isolation: RunIsolation | undefined;
  try {
    const recording = await trainer.train(training);
    isolation = recording.isolation;
    const seconds = measure();
    const { contract, task } = facts;
    const model = await checkModel({ folder: work.output, contract, task, log: ports.log });
    return { state: 'trained', recording, model, seconds };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    if (error instanceof CommandFailure) isolation = error.isolation;
    return { state: 'failed', code: error.code, reason: error.message, seconds: measure(), isolation };
  }
}
