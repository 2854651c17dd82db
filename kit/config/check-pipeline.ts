import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import type { GateConfig, Pipeline } from './pipeline-schema.ts';

/**
 * Refuses what a schema cannot see: a gate that would never judge, an environment named twice, a number that JSON cannot
 * hold. Found here, before anything is trained.
 * @throws ConfigurationError naming the file, the key and the cure
 */
export function checkPipeline(pipeline: Pipeline, file: string): void {
  const { environments, evaluate, train } = pipeline;
  const twice = environments?.find((name, index) => environments.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ConfigurationError(`${file}: "environments" names "${twice}" twice. Take one out.`);
  for (const gate of evaluate?.gates ?? []) checkGate({ gate, environments, file });
  const key = findNonFinite(train?.params ?? {}, 'train.params');
  if (key !== undefined)
    throw new ConfigurationError(`${file}: "${key}" is not a finite number. Write one, or a text.`);
}

interface GateCheck {
  gate: GateConfig;
  environments: readonly string[] | undefined;
  file: string;
}

function checkGate({ gate, environments, file }: GateCheck): void {
  const { metric, min, max, against } = gate;
  if (min === undefined && max === undefined && against === undefined) {
    throw new ConfigurationError(
      `${file}: the gate on "${metric}" has no bound. Give it "min", "max" or "against".`,
    );
  }
  if (against === undefined || !environments || environments.includes(against)) return;
  throw new ConfigurationError(
    `${file}: the gate on "${metric}" is against "${against}", which is not one of "environments".${suggest(against, environments)}`,
  );
}

/** The path of the first NaN or infinity within a value, if any. */
function findNonFinite(value: unknown, path: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findNonFinite(item, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
