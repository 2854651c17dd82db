import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { type Environment, EnvironmentSchema } from '../../format/manifest/registry.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { environmentPath, environmentsFolder, MODELS_FOLDER } from './paths.ts';
import type { RegistrySource } from './source.ts';

/**
 * The pointer of one environment.
 * @returns undefined when nothing was promoted to it yet
 * @throws ConfigurationError when the file is not a pointer, or is another model's or environment's
 */
export async function readEnvironment(
  source: RegistrySource,
  model: string,
  environment: string,
): Promise<Environment | undefined> {
  const path = environmentPath(model, environment);
  const text = await source.read(path);
  if (text === undefined) return undefined;
  const pointer = parseManifest(EnvironmentSchema, text, path);
  if (pointer.model === model && pointer.environment === environment) return pointer;
  throw new ConfigurationError(
    'SLW_REGISTRY_INCOHERENT',
    `${path} points to model "${pointer.model}" in environment "${pointer.environment}". Restore it from Git, or promote or roll back to the version you want.`,
  );
}

/** The names of a model's environments that have a pointer. */
export async function listEnvironments(source: RegistrySource, model: string): Promise<string[]> {
  const paths = await source.list(environmentsFolder(model));
  return paths.map((path) => environmentOf(path, model)).filter((name) => name !== undefined);
}

/** The models that have a pointer, sorted. */
export async function listModels(source: RegistrySource): Promise<string[]> {
  const names = (await source.list(`${MODELS_FOLDER}/`)).map((path) => path.split('/')[1] ?? '');
  const kept: string[] = [];
  for (const name of new Set(names)) {
    if ((await listEnvironments(source, name)).length > 0) kept.push(name);
  }
  return kept;
}

/** The environment whose pointer lies at this path; undefined where no pointer of the model does. */
export function environmentOf(path: string, model: string): string | undefined {
  const folder = environmentsFolder(model);
  const name = path.startsWith(folder) ? path.slice(folder.length) : '';
  return /^[^/]+\.json$/.test(name) ? name.slice(0, -'.json'.length) : undefined;
}
