import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import type { Task } from '../manifest/evaluation.ts';

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

/** The metric that decides: as configured, else the task's first. @throws ConfigurationError for one the task lacks. */
export function choosePrimary(task: Task, configured: string | undefined): string {
  const known: readonly string[] = METRICS[task];
  if (configured === undefined) return METRICS[task][0];
  if (known.includes(configured)) return configured;
  throw new ConfigurationError(
    `The metric "${configured}" is not one of the task "${task}" (${known.join(', ')}).${suggest(configured, known)}`,
  );
}
