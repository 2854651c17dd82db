import type { Metrics } from '../../../kit/manifest/evaluation.ts';
import { metricDirection } from '../../../kit/manifest/metric-names.ts';
import type { MetricComparison, SliceComparison } from '../../../kit/manifest/registry.ts';

/** What was measured: both models on the same rows where that was possible, else the challenger alone. */
export interface Measurement {
  metrics: MetricComparison[];
  /** The primary metric on rows that share a value. */
  slices: SliceComparison[];
  rows: number;
  leftOut: number;
  /** Why there is no comparison with a champion that is there, as a sentence. */
  obstacle: string | null;
}

/** Milliseconds for one row, by one thread, the model alone. */
export interface Latency {
  median: number;
  p99: number;
}

/** The challenger's own numbers, measured on its test split. */
export function describeOwn({
  rows,
  metrics,
  obstacle,
}: Pick<Measurement, 'rows' | 'obstacle'> & { metrics: Metrics }): Measurement {
  return {
    rows,
    leftOut: 0,
    obstacle,
    slices: [],
    metrics: Object.entries(metrics).map(([metric, challenger]) => ({
      metric,
      direction: metricDirection(metric),
      challenger,
      champion: null,
      difference: null,
    })),
  };
}
