import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artifacts } from '../../../kit/artifact/artifacts.ts';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import { makeFolder } from '../../../kit/files/make-folder.ts';
import type { Git } from '../../../kit/git/git.ts';
import { EvaluationSchema } from '../../../kit/manifest/evaluation.ts';
import { readManifest } from '../../../kit/manifest/parse-manifest.ts';
import { FailedRunSchema, RunSchema } from '../../../kit/manifest/run.ts';
import { type KeptRun, keepRun } from '../../../kit/runs/keep-run.ts';
import { RUN_FILES, type RunRecord } from '../../../kit/runs/run-record.ts';
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
      `The artifact "${artifact}" has no ${RUN_FILES.run}. Hand over one that evaluate or train makes: evaluated-…, run-… or failed-run-….`,
    );
  }
  if (run.model !== model) {
    throw new ConfigurationError(
      `The run is of the model "${run.model}", and this is "${model}". Check the artifact, or set "model".`,
    );
  }
  const isEvaluated = files.includes(RUN_FILES.evaluation);
  const evaluation = isEvaluated ? await readManifest(EvaluationSchema, read(RUN_FILES.evaluation)) : null;
  return { run, evaluation };
}
