import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import type { Task } from './evaluation.ts';
import { METRICS } from './metrics.ts';

/** Which way a metric gets better; higher for a name of no metric, such as one that a training reports. */
export function metricDirection(name: string): 'lower' | 'higher' {
  return listMetrics(undefined).find((metric) => metric.name === name)?.better ?? 'higher';
}

/** The metric that decides: as configured, else the task's first. @throws ConfigurationError for one the task lacks */
export function choosePrimary(task: Task, configured: string | undefined): string {
  if (configured === undefined) return METRICS[task][0].name;
  const fault = findMetricFault(configured, task);
  if (fault === undefined) return configured;
  throw new ConfigurationError('SLW_METRIC_UNKNOWN', `The metric "${configured}" ${fault}`);
}

/**
 * Why a task has no metric of this name (or none has, where the task is not known), as the end of a sentence and the
 * cure; undefined where it has.
 */
export function findMetricFault(name: string, task: Task | undefined): string | undefined {
  const known = [...new Set(listMetrics(task).map((metric) => metric.name))];
  if (known.includes(name)) return undefined;
  const fault = task ? `is not one of the task "${task}"` : 'is none that is computed';
  return `${fault}.${suggest(name, known)}`;
}

/** The metrics of a task, or of all where it is not known. */
function listMetrics(task: Task | undefined) {
  return task ? METRICS[task] : Object.values(METRICS).flat();
}
