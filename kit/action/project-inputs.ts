import { resolve } from 'node:path';
import type { Pipeline } from '../config/pipeline-schema.ts';
import { readPipeline } from '../config/read-pipeline.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { checkManifest } from '../manifest/parse-manifest.ts';
import { Name } from '../manifest/schema.ts';
import { type InputReader, throwMissing } from './inputs.ts';

/** The project's `pipeline.yaml`, or the file the input `pipeline` names; undefined where there is none. */
export function readProjectPipeline(runner: {
  inputs: InputReader;
  directory: string;
}): Promise<Pipeline | undefined> {
  return readPipeline(resolve(runner.directory, runner.inputs.text('pipeline') ?? 'pipeline.yaml'));
}

/** The model: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible name */
export function settleModel(inputs: InputReader, pipeline: Pipeline | undefined): string {
  return checkName('model', inputs.text('model') ?? pipeline?.model ?? throwMissing('model', 'model'));
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
      `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`,
    );
  }
}
