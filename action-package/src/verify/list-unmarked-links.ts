import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { listPins, listUnmarked, readDeployFiles } from '../../../kit/ml/registry/deploy-pins.ts';
import { listEnvironments, readEnvironment } from '../../../kit/ml/registry/environments.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import type { VerifyInputs } from './inputs.ts';
import type { CheckedLink } from './lineage.ts';

/**
 * What may be a mark that was taken out: a line of `deploy/` that states a live bundle and that no promotion changes, and
 * an environment without any mark where others have one. Either may be meant, so neither breaks anything.
 */
export async function listUnmarkedLinks({
  inputs: { model },
  source,
  live,
}: {
  inputs: VerifyInputs;
  source: RegistrySource;
  live: ReadonlyMap<string, string>;
}): Promise<CheckedLink[]> {
  const files = await readDeployFiles(source);
  const pins = files.flatMap(([, text]) => listPins(text));
  const marked = new Set(pins.filter((pin) => pin.model === model).map((pin) => pin.environment));
  const missing = marked.size === 0 ? [] : [...live.keys()].filter((name) => !marked.has(name));
  const lines = files.flatMap(([path, text]) =>
    listUnmarked(text, new Set(live.values())).map((line) => `${path}:${line}`),
  );
  return [
    ...missing.map((name) => note(name, `deploy/ → ${name}`, explainMissing(model, name))),
    ...lines.map((place) => note('deploy', `${place} → a mark`, explainLine(model))),
  ];
}

/** Bundles by the environments that point at them. */
export async function listLive(source: RegistrySource, model: string): Promise<Map<string, string>> {
  const live = new Map<string, string>();
  for (const name of await listEnvironments(source, model)) {
    const pointer = await readIfSound(source, model, name);
    if (pointer) live.set(name, pointer.bundle);
  }
  return live;
}

/** A pointer; undefined for one that is none, or a link, which is told where environments are verified. */
async function readIfSound(source: RegistrySource, model: string, environment: string) {
  try {
    return await readEnvironment(source, model, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function note(environment: string, link: string, detail: string): CheckedLink {
  return { environment, link, state: 'unchecked', detail };
}

function explainMissing(model: string, name: string): string {
  return `no line is marked "# slipway: ${model}/${name}", and other environments have marks: no promotion changes what a cluster runs there`;
}

function explainLine(model: string): string {
  return `states a live bundle of ${model} and has no mark: no promotion changes it. Add "# slipway: ${model}/<environment>" if one is to`;
}
