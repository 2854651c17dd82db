import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { findMetricFault } from '../manifest/metric-names.ts';
import type { GateConfig, Pipeline } from './pipeline-schema.ts';

/** File and line of the key at a path. */
export type Locate = (path: string[]) => string;

/**
 * Refuses what a schema cannot see: a gate that would never judge, a metric that is not computed, an environment named
 * twice, a number that JSON cannot hold. Found here, before anything is trained.
 * @throws ConfigurationError naming the file, the line, the key and the cure
 */
export function checkPipeline(pipeline: Pipeline, locate: Locate): void {
  const { environments, evaluate, task, train } = pipeline;
  const twice = environments?.findIndex((name, index) => environments.indexOf(name) !== index) ?? -1;
  if (twice >= 0) {
    const place = locate(['environments', String(twice)]);
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `${place}: "environments" names "${environments?.[twice]}" twice. Take one out.`,
    );
  }
  if (evaluate?.primary !== undefined) {
    const place = `${locate(['evaluate', 'primary'])}: the primary metric`;
    checkMetric({ metric: evaluate.primary, task, place });
  }
  for (const [index, gate] of (evaluate?.gates ?? []).entries()) {
    const place = locate(['evaluate', 'gates', String(index)]);
    checkMetric({ metric: gate.metric, task, place: `${place}: a gate's metric` });
    checkGate({ gate, environments, place });
  }
  const path = findNonFinite(train?.params ?? {}, ['train', 'params']);
  if (path === undefined) return;
  throw new ConfigurationError(
    'SLW_PIPELINE_INVALID',
    `${locate(path)}: "${path.join('.')}" is not a finite number. Write one, or a text.`,
  );
}

function checkMetric({
  metric,
  task,
  place,
}: {
  metric: string;
  task: Pipeline['task'];
  place: string;
}): void {
  const fault = findMetricFault(metric, task);
  if (fault !== undefined)
    throw new ConfigurationError('SLW_METRIC_UNKNOWN', `${place} "${metric}" ${fault}`);
}

interface GateCheck {
  gate: GateConfig;
  environments: readonly string[] | undefined;
  place: string;
}

function checkGate({ gate, environments, place }: GateCheck): void {
  const { metric, against, environments: asked } = gate;
  const subject = `${place}: the gate on "${metric}" is`;
  const strange = environments && asked?.find((name) => !environments.includes(name));
  if (environments && strange !== undefined)
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `${subject} of "${strange}", which is not one of "environments".${suggest(strange, environments)}`,
    );
  if (against === undefined || against === 'target') return;
  if (environments && !environments.includes(against))
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `${subject} against "${against}", which is not one of "environments".${suggest(against, environments)}`,
    );
  if (asked && !asked.includes(against))
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `${subject} against "${against}", and its own "environments" leave that out, so it would never judge. Write "against: target" for the model live where it is promoted to.`,
    );
}

/** The path of the first NaN or infinity within a value, if any. */
function findNonFinite(value: unknown, path: string[]): string[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findNonFinite(item, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
