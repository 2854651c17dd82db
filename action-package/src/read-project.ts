import { resolve } from 'node:path';
import { throwMissing } from '../../kit/action/inputs.ts';
import type { Runner } from '../../kit/action/run.ts';
import type { Pipeline } from '../../kit/config/pipeline-schema.ts';
import { readPipeline } from '../../kit/config/read-pipeline.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { checkManifest } from '../../kit/manifest/parse-manifest.ts';
import { Name } from '../../kit/manifest/schema.ts';

/** What the verbs of this action read alike: `pipeline.yaml` (or none), the model, the store. */
export interface Project {
  pipeline: Pipeline | undefined;
  model: string;
  /** The store's address. */
  store: string;
}

/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
export async function readProject({ inputs, directory }: Runner): Promise<Project> {
  const pipeline = await readPipeline(resolve(directory, inputs.text('pipeline') ?? 'pipeline.yaml'));
  return {
    pipeline,
    model: checkName('model', inputs.text('model') ?? pipeline?.model ?? throwMissing('model', 'model')),
    store: inputs.text('store') ?? pipeline?.data?.store ?? throwMissing('store', 'data.store'),
  };
}

/** The name of an environment as it may stand in a path. @throws ConfigurationError for another text */
export function checkName(input: string, name: string): string {
  try {
    return checkManifest(Name, name, input);
  } catch {
    throw new ConfigurationError(
      `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`,
    );
  }
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
