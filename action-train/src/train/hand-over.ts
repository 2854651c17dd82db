import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import {
  type FailedRun,
  FailedRunSchema,
  type Run,
  type RunIsolation,
  RunSchema,
} from '../../../kit/format/manifest/run.ts';
import { identifyModel } from '../../../kit/format/onnx/model-files.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { ErrorCode } from '../../../kit/ground/errors/error-codes.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { RUN_FILES } from '../../../kit/ml/runs/run-record.ts';
import { type CheckedModel, MODEL_FILE } from '../shared/check-model.ts';
import type { Checkpoint } from './checkpoints/checkpoints.ts';
import { describeTraining } from './describe-training.ts';
import type { Trained } from './trainer/trainer.ts';
import type { Training } from './training.ts';

/** What became of a training that was begun. */
export type TrainResult =
  | { state: 'trained'; artifact: string; artifactDigest: Digest; modelPath: string; run: Run }
  | { state: 'failed'; artifact: string; artifactDigest: Digest; run: FailedRun; code: ErrorCode };

/** A training that left a usable model. */
export interface Success {
  state: 'trained';
  recording: Trained;
  model: CheckedModel;
  seconds: number;
}

/** A training that left none, and why. */
export interface Failure {
  state: 'failed';
  code: ErrorCode;
  reason: string;
  seconds: number;
  isolation: RunIsolation | undefined;
}

/** Leaves no run behind here, only the artifact that `record` takes. */
export async function handOverFailure(
  training: Training,
  { code, reason, seconds, isolation }: Failure,
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
  return { state: 'failed', artifact, artifactDigest, run, code };
}

/** Fills `.slipway/run` in one step, from a folder that the command did not make, and uploads model and run.json. */
export async function handOver(training: Training, success: Success): Promise<TrainResult> {
  const { inputs, ports, work } = training;
  const { files } = success.model;
  const filling = join(work.root, 'run');
  const folder = join(inputs.directory, OWN.run);
  await rm(filling, { recursive: true, force: true });
  await makeFolder(join(filling, 'checkpoints'));
  for (const file of files) await cp(join(work.output, file), join(filling, file));
  const run = await describeRun(training, success, await fetchCheckpoints(training, filling));
  await writeManifest(RunSchema, join(filling, RUN_FILES.run), run);
  await rm(folder, { recursive: true, force: true });
  await rename(filling, folder);
  const artifact = `run-${run.model}-${run.key}-${run.attempt}`;
  const artifactDigest = await ports.artifacts.upload(artifact, folder, [...files, RUN_FILES.run]);
  return { state: 'trained', artifact, artifactDigest, modelPath: join(folder, MODEL_FILE), run };
}

/** Puts the kept checkpoints into a folder. @returns those that are there now; one that is not is told of */
async function fetchCheckpoints({ checkpoints, ports }: Training, folder: string): Promise<Checkpoint[]> {
  const fetched: Checkpoint[] = [];
  for (const checkpoint of await checkpoints.find()) {
    try {
      await checkpoints.fetch(checkpoint, folder);
      fetched.push(checkpoint);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      ports.log.warning(error.message);
    }
  }
  return fetched;
}

async function describeRun(
  training: Training,
  { recording, seconds }: Success,
  checkpoints: Checkpoint[],
): Promise<Run> {
  const artefact = await identifyModel(join(training.work.output, MODEL_FILE));
  return {
    $schema: RunSchema.properties.$schema.const,
    ...describeTraining(training, seconds),
    metrics: recording.metrics,
    checkpoints,
    ...(recording.isolation ? { isolation: recording.isolation } : {}),
    artefact: { digest: artefact.digest, size: artefact.size },
    testReachable: training.reach,
  };
}
