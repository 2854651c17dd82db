import type { ColumnDrift, Monitor } from '../../kit/manifest/monitor.ts';
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
    reference: { rows: 2000 },
    columns: [describeColumn('rooms', { verdict: 'ok', adjusted: 0.7 }), describeColumn('size')],
    skipped: [],
    prediction: null,
    verdict: 'drift',
    reasons: ['Drifted: size.'],
    performance: null,
    actions: [],
    ...changes,
  };
}
