import { resolve } from 'node:path';
import type { Pipeline } from '../format/config/pipeline-schema.ts';
import { readPipeline } from '../format/config/read-pipeline.ts';
import { checkManifest } from '../format/manifest/parse-manifest.ts';
import { Name } from '../format/manifest/schema.ts';
import { ConfigurationError } from '../ground/errors/configuration-error.ts';
import type { Reach } from '../ground/reach/reach.ts';
import { requirePlace } from '../ground/reach/require-place.ts';
import { type InputReader, throwMissing } from './inputs.ts';
import { requireProjectPlaces } from './require-project-places.ts';

/** What the actions preset the input `pipeline` with. */
const USUAL_FILE = 'pipeline.yaml';

/**
 * The project's `pipeline.yaml`, which may be absent (undefined), or the file the input `pipeline` names.
 * @throws ConfigurationError for a named file that is not there: without it, its gates and environments would not hold;
 * and for a place that may not be read
 */
export async function readProjectPipeline({
  inputs,
  directory,
  reach,
}: {
  inputs: InputReader;
  directory: string;
  reach: Reach;
}): Promise<Pipeline | undefined> {
  const name = namePipelineFile(inputs);
  const file = resolve(directory, name);
  await requirePlace(reach, { path: file, what: `The pipeline file ${name}` });
  const pipeline = await readPipeline(file);
  await requireProjectPlaces({ inputs, directory, reach, pipeline });
  if (pipeline !== undefined || name === USUAL_FILE) return pipeline;
  throw new ConfigurationError(
    'SLW_FILE_MISSING',
    `The input "pipeline" is "${name}", and there is no such file in ${directory}. Correct the path, or leave the input out.`,
  );
}

/** The pipeline file, from the project's folder: the input `pipeline`, else `pipeline.yaml`. */
export function namePipelineFile(inputs: InputReader): string {
  return inputs.text('pipeline') ?? USUAL_FILE;
}

/** The model: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible name */
export function settleModel(inputs: InputReader, pipeline: Pipeline | undefined): string {
  return checkName('model', inputs.text('model') ?? pipeline?.model ?? throwNoPipeline());
}

function throwNoPipeline(): never {
  throw new ConfigurationError(
    'SLW_INPUT_MISSING',
    'The input "model" is missing, and there is no pipeline.yaml here. Change to the project\'s folder, or set the input.',
  );
}

/** The store's address: the input, else `pipeline.yaml`. @throws ConfigurationError when neither names one */
export function settleStore(inputs: InputReader, pipeline: Pipeline | undefined): string {
  return inputs.text('store') ?? pipeline?.data?.store ?? throwMissing('store', 'data.store');
}

/** The environment an input names; `pipeline.yaml` lists those there are, where it lists any. */
export function checkEnvironment(environment: string, pipeline: Pipeline | undefined): string {
  const known = pipeline?.environments;
  if (known && !known.includes(environment)) {
    throw new ConfigurationError(
      'SLW_ENVIRONMENT_UNKNOWN',
      `The environment "${environment}" is not one of those in pipeline.yaml (${known.join(', ')}). Correct the input, or add it to "environments".`,
    );
  }
  return checkName('environment', environment);
}

/** A name as it may stand in a path, a branch and an image's name. @throws ConfigurationError for another text */
export function checkName(input: string, name: string): string {
  try {
    return checkManifest(Name, name, input);
  } catch {
    throw new ConfigurationError(
      'SLW_INPUT_INVALID',
      `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`,
    );
  }
}
