import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { MetricComparison } from '../../../kit/format/manifest/duel.ts';
import type { Report, ReportSide } from '../../../kit/format/manifest/report.ts';

type Comparison = NonNullable<Report['comparison']>;

export const HEAD = 'a'.repeat(40);

/** One model as a report describes it. */
export function describeSide(changes: Partial<ReportSide> = {}): ReportSide {
  return {
    key: '0123456789ab',
    code: { commit: HEAD, tree: 'b'.repeat(40), dirty: false },
    command: 'builtin:linear',
    params: { alpha: 3 },
    seed: 42,
    data: { version: '1.0.0', dataset: digestOf('dataset') },
    split: 'by a hash of size: 20 % validation, 20 % test, seed 42',
    contract: digestOf('contract'),
    training: describeTraining(180),
    modelBytes: 2000,
    ...changes,
  };
}

/** A training of so many seconds. */
export function describeTraining(seconds: number): ReportSide['training'] {
  return { attempt: 1, device: 'cpu, 2 CPUs', seconds };
}

/** rmse, with a paired difference between these bounds. */
export function compareRmse(low: number, high: number): MetricComparison {
  const estimate = (value: number) => ({ value, low: value - 2, high: value + 2 });
  const difference = { value: (low + high) / 2, low, high };
  return { metric: 'rmse', direction: 'lower', challenger: estimate(10), champion: estimate(12), difference };
}

/** A comparison in which the change is better; no gate judges it, and nothing was sliced. */
export function describeComparison(changes: Partial<Comparison> = {}): Comparison {
  return {
    environment: 'production',
    primary: 'rmse',
    rows: 50,
    keys: 50,
    leftOut: 0,
    metrics: [compareRmse(-3, -1)],
    obstacle: null,
    identical: false,
    outcome: 'better',
    gates: [],
    elsewhere: [],
    verdict: 'pass',
    slices: { compared: 0, regressed: 0, worse: [] },
    ...changes,
  };
}

/** The report of a change that is better than main. */
export function describeReport(changes: Partial<Report> = {}): Report {
  return {
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/report-2.json',
    model: 'house-price',
    pullRequest: { number: 7, commit: HEAD },
    trial: describeSide(),
    main: {
      origin: { kind: 'environment', environment: 'production', version: '1.2.0' },
      side: describeSide({
        params: { alpha: 1 },
        training: describeTraining(90),
        code: { commit: 'c'.repeat(40), tree: 'd'.repeat(40), dirty: false },
      }),
    },
    comparison: describeComparison({ rows: 108, keys: 108 }),
    contract: { same: true, breaking: [], compatible: [] },
    ...changes,
  };
}
