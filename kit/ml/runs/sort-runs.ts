import { metricDirection } from '../../format/manifest/metric-names.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Runs in the wanted order: `when` newest first, `minutes` shortest first, a metric best first; those without it last.
 * @throws ConfigurationError for a metric that no run has
 */
export function sortRuns(records: readonly RunRecord[], sort: string): RunRecord[] {
  if (sort === 'when' || records.length === 0) return [...records];
  if (sort === 'minutes') return records.toSorted((a, b) => a.run.seconds - b.run.seconds);
  const known = new Set(records.flatMap((record) => Object.keys(metricsOf(record))));
  if (!known.has(sort)) {
    throw new ConfigurationError(
      'SLW_METRIC_UNKNOWN',
      `No run has the metric "${sort}".${suggest(sort, [...known, 'when', 'minutes'])}`,
    );
  }
  const sign = metricDirection(sort) === 'lower' ? 1 : -1;
  const place = (record: RunRecord) => (metricsOf(record)[sort]?.value ?? Number.NaN) * sign;
  return records.toSorted((a, b) => compareNumbers(place(a), place(b)));
}

/** Metrics on the test split; none of a run that was not evaluated. */
export function metricsOf({ evaluation }: RunRecord) {
  return evaluation?.splits.test.metrics ?? {};
}

/** Numbers ascending, what is none at the end. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
