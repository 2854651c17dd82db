import { resolve } from 'node:path';
import type { Pipeline } from '../../kit/format/config/pipeline-schema.ts';
import { readPipeline } from '../../kit/format/config/read-pipeline.ts';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { createGit, type Git } from '../../kit/host/git/git.ts';
import { type RegistryHistory, readHistory } from '../../kit/ml/registry/history.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { refuseShallow } from './refuse-shallow.ts';

/** The registry of the project in the current folder, as Git has it. */
export interface OpenRegistry {
  git: Git;
  pipeline: Pipeline | undefined;
  model: string;
  /** The ref that is read. */
  ref: string;
  history: RegistryHistory;
}

/**
 * Opens the registry that the words and inputs of a command name: the model from the first word or `pipeline.yaml`, the
 * history of `--ref`, which is HEAD unless set. Nothing is fetched.
 * @throws ConfigurationError for a shallow clone, and for a model that the registry does not know
 */
export async function openRegistry({ inputs, words: [word] }: ParsedArguments): Promise<OpenRegistry> {
  const directory = process.cwd();
  const pipeline = await readPipeline(resolve(directory, 'pipeline.yaml'));
  const git = createGit({ directory, log: silentLogger });
  await refuseShallow(git);
  const ref = inputs['ref'] ?? 'HEAD';
  const everything = await readHistory(git, ref);
  const known = listModels(everything);
  const model = word ?? pipeline?.model ?? (known.length === 1 ? known[0] : undefined);
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
