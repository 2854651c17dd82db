import type { ColumnDrift, Monitor, RequestSignal, WindowRows } from '../../kit/format/manifest/monitor.ts';
import { bundleOf } from './registry-history.ts';

/** A column as monitoring judges it. */
export function describeColumn(column: string, changes: Partial<ColumnDrift> = {}): ColumnDrift {
  return {
    column,
    kind: 'number',
    test: 'KS',
    statistic: 0.4,
    pValue: 1e-9,
    adjusted: 2e-9,
    psi: 0.31,
    distance: 0.97,
    missing: { reference: 0, current: 0.02 },
    verdict: 'drift',
    ...changes,
  };
}

/** What monitoring found of version 1.1.0 of `rent` in production. */
export function describeMonitor(changes: Partial<Monitor> = {}): Monitor {
  return {
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/monitor-1.json',
    model: 'rent',
    environment: 'production',
    version: '1.1.0',
    bundle: bundleOf('1.1.0'),
    window: { from: '2026-11-16T00:00:00Z', to: '2026-11-23T00:00:00Z', rows: 4000 },
    rows: describeRows(4000),
    labels: null,
    reference: { rows: 2000 },
    columns: [describeColumn('rooms', { verdict: 'ok', adjusted: 0.7 }), describeColumn('size')],
    skipped: [],
    prediction: null,
    signals: {
      data: 'drift',
      performance: 'unknown',
      invalid: describeShare(4000),
      error: describeShare(4000),
    },
    verdict: 'drift',
    reasons: ['Drifted: size.'],
    performance: null,
    actions: [],
    ...changes,
  };
}

/** Rows that were all judged. */
export function describeRows(judged: number, leftOut: Partial<WindowRows['leftOut']> = {}): WindowRows {
  return {
    judged,
    leftOut: {
      invalid: 0,
      error: 0,
      unchecked: 0,
      otherVersion: 0,
      otherEnvironment: 0,
      otherModel: 0,
      repeatedId: 0,
      copied: 0,
      unreadable: 0,
      outsideWindow: 0,
      ...leftOut,
    },
    brokenColumns: [],
    unnamedEnvironment: 0,
    sharedName: 0,
  };
}

function describeShare(of: number): RequestSignal {
  return { rows: 0, of, share: 0, limit: 0.05, pValue: 1, verdict: 'ok' };
}
