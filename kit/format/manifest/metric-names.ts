import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import type { Task } from './evaluation.ts';

/** The metrics of each task, the default primary one first. */
export const METRICS = {
  regression: ['rmse', 'mae', 'r2'],
  binary: ['log_loss', 'roc_auc', 'accuracy', 'f1', 'brier'],
  multiclass: ['log_loss', 'accuracy', 'macro_f1'],
} as const satisfies Record<Task, readonly string[]>;

const LOWER_IS_BETTER = new Set(['rmse', 'mae', 'log_loss', 'brier']);

/** Which way a metric gets better. */
export function metricDirection(name: string): 'lower' | 'higher' {
  return LOWER_IS_BETTER.has(name) ? 'lower' : 'higher';
}

/** The metric that decides: as configured, else the task's first. @throws ConfigurationError for one the task lacks */
export function choosePrimary(task: Task, configured: string | undefined): string {
  if (configured === undefined) return METRICS[task][0];
  const fault = findMetricFault(configured, task);
  if (fault === undefined) return configured;
  throw new ConfigurationError(`The metric "${configured}" ${fault}`);
}

/**
 * Why a task has no metric of this name (or none has, where the task is not known), as the end of a sentence and the
 * cure; undefined where it has.
 */
export function findMetricFault(name: string, task: Task | undefined): string | undefined {
  const known: readonly string[] = task ? METRICS[task] : [...new Set(Object.values(METRICS).flat())];
  if (known.includes(name)) return undefined;
  const fault = task ? `is not one of the task "${task}"` : 'is none that is computed';
  return `${fault}.${suggest(name, known)}`;
}
