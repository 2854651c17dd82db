import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { metricDirection } from '../../../kit/manifest/metric-names.ts';
import type { MetricComparison, SliceComparison } from '../../../kit/manifest/registry.ts';

/** What was measured: on the same rows where that was possible, else the challenger's own evaluation. */
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

/** The challenger's own numbers, from its evaluation on its test split. */
export function takeEvaluation({ evaluation }: Bundle, obstacle: string | null = null): Measurement {
  const { rows, metrics } = evaluation.splits.test;
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
