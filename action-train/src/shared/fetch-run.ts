import { join } from 'node:path';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { type Run, RunSchema } from '../../../kit/format/manifest/run.ts';
import { identifyModel } from '../../../kit/format/onnx/model-files.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import { MODEL_FILE } from './check-model.ts';
import type { DataFacts } from './read-project.ts';

export interface RunRequest {
  artifacts: Artifacts;
  artifact: string;
  /** Where the files go. */
  folder: string;
  facts: DataFacts;
}

/**
 * Downloads a run and holds it against the checkout.
 * @throws ConfigurationError when it is of other data or another model, or its parts do not belong together
 */
export async function fetchRun({ artifacts, artifact, folder, facts }: RunRequest): Promise<Run> {
  const files = await artifacts.download(artifact, folder);
  for (const name of [MODEL_FILE, 'run.json']) {
    if (files.includes(name)) continue;
    throw new ConfigurationError(
      'SLW_ARTIFACT_INVALID',
      `The artifact "${artifact}" has no ${name}. Hand over the artifact that train makes, run-<model>-<key>-<attempt>.`,
    );
  }
  const run = await readManifest(RunSchema, join(folder, 'run.json'), 'Train again.');
  refuseOtherData(run, facts);
  const { digest } = await identifyModel(join(folder, MODEL_FILE));
  if (digest === run.artefact.digest) return run;
  throw new ConfigurationError(
    'SLW_ARTIFACT_INVALID',
    `The model of the artifact "${artifact}" is not the one its run.json names. Train again.`,
  );
}

function refuseOtherData({ model, data }: Run, { lock, lockDigest }: DataFacts): void {
  if (model !== lock.model) {
    throw new ConfigurationError(
      'SLW_MODEL_MISMATCH',
      `The run is of the model "${model}", and this is "${lock.model}". Check the artifact.`,
    );
  }
  if (data.lock === lockDigest) return;
  throw new ConfigurationError(
    'SLW_LOCK_MISMATCH',
    `The run was trained on data ${data.version} by another data lock than the checkout's (data ${lock.version}). Evaluate on the commit it was trained on, or train again.`,
  );
}
