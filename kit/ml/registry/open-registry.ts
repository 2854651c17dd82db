import { resolve } from 'node:path';
import type { Pipeline } from '../../format/config/pipeline-schema.ts';
import { readPipeline } from '../../format/config/read-pipeline.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from '../../host/git/git.ts';
import { type RegistryHistory, readHistory } from './history.ts';
import { refuseShallow } from './refuse-shallow.ts';

/** The registry of one model, as Git has it. */
export interface OpenRegistry {
  git: Git;
  pipeline: Pipeline | undefined;
  model: string;
  /** The ref that is read. */
  ref: string;
  history: RegistryHistory;
}

/**
 * Opens the registry of a project: of the model named, else the one of `pipeline.yaml`, else the only one there is.
 * Nothing is fetched.
 * @param directory the project's folder, absolute
 * @throws ConfigurationError for a shallow clone, and for a model that the registry does not know
 */
export async function openRegistry({
  git,
  directory,
  model: named,
  ref,
}: {
  git: Git;
  directory: string;
  model: string | undefined;
  ref: string;
}): Promise<OpenRegistry> {
  const pipeline = await readPipeline(resolve(directory, 'pipeline.yaml'));
  await refuseShallow(git);
  const everything = await readHistory(git, ref);
  const known = listModels(everything);
  const model = named ?? pipeline?.model ?? (known.length === 1 ? known[0] : undefined);
  if (model === undefined) throw explainNoModel(directory, known);
  if (known.length > 0 && !known.includes(model)) {
    throw new ConfigurationError(
      'SLW_NAME_UNKNOWN',
      `There is no model "${model}" in the history of ${ref}. There are ${known.join(', ')}.`,
    );
  }
  return { git, pipeline, model, ref, history: keepModel(everything, model) };
}

function explainNoModel(directory: string, known: readonly string[]): ConfigurationError {
  return new ConfigurationError(
    'SLW_INPUT_MISSING',
    known.length > 0
      ? `Name the model: ${known.join(', ')}.`
      : `There is no pipeline.yaml in ${directory} and no model in its history. Change to the project's folder, or name the model.`,
  );
}

function listModels({ registrations, assignments }: RegistryHistory): string[] {
  return [...new Set([...registrations, ...assignments].map(({ model }) => model))].sort();
}

function keepModel({ registrations, assignments }: RegistryHistory, model: string): RegistryHistory {
  return {
    registrations: registrations.filter((registration) => registration.model === model),
    assignments: assignments.filter((assignment) => assignment.model === model),
  };
}
