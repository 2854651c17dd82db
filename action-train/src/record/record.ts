import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EvaluationSchema } from '../../../kit/format/manifest/evaluation.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { FailedRunSchema, RunSchema } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { type KeptRun, keepRun } from '../../../kit/ml/runs/keep-run.ts';
import { RUN_FILES, type RunRecord } from '../../../kit/ml/runs/run-record.ts';
import type { RecordInputs } from './inputs.ts';

export interface RecordPorts {
  artifacts: Artifacts;
  git: Git;
  /** A folder outside the project for what must not stay. */
  temporary: string;
}

export interface RecordResult extends KeptRun {
  record: Pick<RunRecord, 'run' | 'evaluation'>;
}

/** Adds the run of an artifact to the branch of runs. The same run again changes nothing. */
export async function record(inputs: RecordInputs, ports: RecordPorts): Promise<RecordResult> {
  await makeFolder(ports.temporary);
  const folder = await mkdtemp(join(ports.temporary, 'slipway-record-'));
  try {
    const found = await fetchRecord(inputs, { artifacts: ports.artifacts, folder });
    const kept = await keepRun({ git: ports.git, ...found, bundle: inputs.bundle });
    return { ...kept, record: found };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchRecord(
  { artifact, model }: RecordInputs,
  { artifacts, folder }: { artifacts: Artifacts; folder: string },
): Promise<RecordResult['record']> {
  const files = await artifacts.download(artifact, folder);
  const read = (file: string) => join(folder, file);
  const run = files.includes(RUN_FILES.run)
    ? await readManifest(RunSchema, read(RUN_FILES.run))
    : files.includes(RUN_FILES.failed)
      ? await readManifest(FailedRunSchema, read(RUN_FILES.failed))
      : null;
  if (run === null) {
    throw new ConfigurationError(
      'SLW_ARTIFACT_INVALID',
      `The artifact "${artifact}" has no ${RUN_FILES.run}. Hand over one that evaluate or train makes: evaluated-…, run-… or failed-run-….`,
    );
  }
  if (run.model !== model) {
    throw new ConfigurationError(
      'SLW_MODEL_MISMATCH',
      `The run is of the model "${run.model}", and this is "${model}". Check the artifact, or set "model".`,
    );
  }
  const isEvaluated = files.includes(RUN_FILES.evaluation);
  const evaluation = isEvaluated ? await readManifest(EvaluationSchema, read(RUN_FILES.evaluation)) : null;
  return { run, evaluation };
}
