import type { ColumnDrift, DriftVerdict } from '../../format/manifest/monitor.ts';
import { adjustPValues } from './benjamini-hochberg.ts';
import type { ColumnComparison } from './comparison.ts';

/** The false discovery rate over all columns of one window: the share of unchanged windows that get any flag. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * The effect-size floors: a significant change below all of them is real but small, and only `suspect`.
 * They are conventions, not theorems: a tenth of a standard deviation, one row in ten (numbers) or in twenty
 * (categories, missing values) lying elsewhere, one in a hundred with a value that the model was never shown.
 */
export const FLOORS = {
  deviations: 0.1,
  movedNumbers: 0.1,
  movedCategories: 0.05,
  missing: 0.05,
  unseen: 0.01,
} as const;

/** What is not known is no reason to worry and none to be at ease: any other verdict goes before it. */
const SEVERITY: readonly DriftVerdict[] = ['unknown', 'ok', 'suspect', 'drift'];

/**
 * Judges all columns of a window together. `ok`: no significant change after Benjamini–Hochberg; `suspect`: significant
 * but below the effect-size floors; `drift`: significant and large; `unknown`: not testable. In the order given.
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

function judgeColumn(comparison: ColumnComparison, adjusted: number): ColumnDrift {
  const { moved: _moved, testable, ...drift } = comparison;
  const significant = adjusted <= FALSE_DISCOVERY_RATE;
  const verdict = !significant ? 'ok' : isLarge(comparison) ? 'drift' : 'suspect';
  return { ...drift, adjusted, verdict: testable ? verdict : 'unknown' };
}

function isLarge({ kind, distance, moved, missing, unseen }: ColumnComparison): boolean {
  const appeared = Math.abs(missing.current - missing.reference) >= FLOORS.missing || isMuchUnseen(unseen);
  if (kind === 'category') return moved >= FLOORS.movedCategories || appeared;
  return distance >= FLOORS.deviations || moved >= FLOORS.movedNumbers || appeared;
}

/** Where the rows with unseen values are themselves more than chance explains. */
function isMuchUnseen(unseen: ColumnComparison['unseen']): boolean {
  if (unseen === null || unseen.pValue > FALSE_DISCOVERY_RATE) return false;
  return unseen.share - unseen.expected >= FLOORS.unseen;
}
