import { resolve } from 'node:path';
import { throwMissing } from '../../kit/action/inputs.ts';
import type { Pipeline } from '../../kit/config/pipeline-schema.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { isDigest } from '../../kit/manifest/digest.ts';
import { checkManifest } from '../../kit/manifest/parse-manifest.ts';
import { Name } from '../../kit/manifest/schema.ts';
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
  given: { directory: string; model: string | undefined; store: string | undefined },
  pipeline: Pipeline | undefined,
): ProjectInputs {
  return {
    directory: given.directory,
    model: checkName('model', given.model ?? pipeline?.model ?? throwMissing('model', 'model')),
    store: given.store ?? pipeline?.data?.store ?? throwMissing('store', 'data.store'),
  };
}

/** Where the native libraries may lie. */
export interface RuntimeInputs {
  runtimePath?: string;
  workspace: string;
}

/** The input `runtime-path`, from the project's folder, and the workspace. */
export function locateRuntime(given: {
  path: string | undefined;
  directory: string;
  workspace: string;
}): RuntimeInputs {
  const { path, directory, workspace } = given;
  return { workspace, ...(path === undefined ? {} : { runtimePath: resolve(directory, path) }) };
}

/** Either a bundle or an environment. @throws ConfigurationError for both, neither, or what is no digest */
export function settleWanted(digest: string | undefined, environment: string | undefined): Wanted {
  if (digest !== undefined && environment !== undefined) {
    throw new ConfigurationError('Both "bundle-digest" and "environment" are set. Set one of them.');
  }
  if (environment !== undefined) return { environment: checkName('environment', environment) };
  if (digest === undefined) {
    throw new ConfigurationError('Neither "bundle-digest" nor "environment" is set. Set one of them.');
  }
  if (isDigest(digest)) return { bundle: digest };
  throw new ConfigurationError(
    `The input "bundle-digest" is "${digest}". Write sha256: and 64 hex digits, as package puts out.`,
  );
}

/** A name as it may stand in a path. @throws ConfigurationError for another text */
export function checkName(input: string, name: string): string {
  try {
    return checkManifest(Name, name, input);
  } catch {
    throw new ConfigurationError(
      `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`,
    );
  }
}
