import { checkName, settleModel, settleStore } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import { isDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Wanted } from './find-target.ts';

/** The model and where bundles lie. */
export interface ProjectInputs {
  directory: string;
  model: string;
  /** The store's address. */
  store: string;
}

/** Model and store: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible one */
export function settleProject(
  { inputs, directory }: Pick<Runner, 'inputs' | 'directory'>,
  pipeline: Pipeline | undefined,
): ProjectInputs {
  return { directory, model: settleModel(inputs, pipeline), store: settleStore(inputs, pipeline) };
}

/** Where the native libraries may lie. */
export interface RuntimeInputs {
  runtimePath?: string | undefined;
  /** Threads that one run of the model may use. */
  threads?: number;
}

/** The input `runtime-path`, from the project's folder. */
export function locateRuntime({ inputs, directory }: Runner): RuntimeInputs {
  return { runtimePath: settleRuntimePath(inputs, directory) };
}

/** Either a bundle or an environment. @throws ConfigurationError for both, neither, or what is no digest */
export function settleWanted(digest: string | undefined, environment: string | undefined): Wanted {
  if (digest !== undefined && environment !== undefined) {
    throw new ConfigurationError(
      'SLW_INPUTS_CONTRADICT',
      'Both "bundle-digest" and "environment" are set. Set one of them.',
    );
  }
  if (environment !== undefined) return { environment: checkName('environment', environment) };
  if (digest === undefined) {
    throw new ConfigurationError(
      'SLW_INPUT_MISSING',
      'Neither "bundle-digest" nor "environment" is set. Set one of them.',
    );
  }
  if (isDigest(digest)) return { bundle: digest };
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "bundle-digest" is "${digest}". Write sha256: and 64 hex digits, as package puts out.`,
  );
}
