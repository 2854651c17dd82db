import type { ColumnDrift, DriftVerdict } from '../../format/manifest/monitor.ts';
import { adjustPValues, FALSE_DISCOVERY_RATE } from './benjamini-hochberg.ts';
import type { ColumnComparison } from './comparison.ts';
import { isLargeChange } from './drift/statistics.ts';

/** What is not known is no reason to worry and none to be at ease: any other verdict goes before it. */
const SEVERITY: readonly DriftVerdict[] = ['unknown', 'ok', 'suspect', 'drift'];

/**
 * Judges all columns of a window together. `ok`: no significant change after Benjamini–Hochberg; `suspect`: significant
 * but below the floors of all statistics; `drift`: significant and large; `unknown`: not testable. In the order given.
 */
export function judgeColumns(comparisons: readonly ColumnComparison[]): ColumnDrift[] {
  const tested = comparisons.filter(({ testable }) => testable);
  const adjusted = adjustPValues(tested.map(({ pValue }) => pValue));
  const byComparison = new Map(tested.map((comparison, index) => [comparison, adjusted[index] ?? 1]));
  return comparisons.map((comparison) => judgeColumn(comparison, byComparison.get(comparison) ?? 1));
}

/** The gravest of some verdicts; `unknown` for none. */
export function worstVerdict(verdicts: readonly DriftVerdict[]): DriftVerdict {
  const worst = Math.max(0, ...verdicts.map((verdict) => SEVERITY.indexOf(verdict)));
  return SEVERITY[worst] ?? 'unknown';
}

function judgeColumn({ testable, ...drift }: ColumnComparison, adjusted: number): ColumnDrift {
  const significant = adjusted <= FALSE_DISCOVERY_RATE;
  const verdict = !significant ? 'ok' : isLargeChange(drift.kind, drift.statistics) ? 'drift' : 'suspect';
  return { ...drift, adjusted, verdict: testable ? verdict : 'unknown' };
}
