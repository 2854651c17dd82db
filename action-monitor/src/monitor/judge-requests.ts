import type { DriftVerdict, RequestSignal, WindowRows } from '../../../kit/format/manifest/monitor.ts';
import { binomialUpperTail } from '../../../kit/maths/stats/binomial-tail.ts';

/** As for columns: one unchanged window in twenty at most gets a flag. */
const SIGNIFICANCE = 0.05;

/** With fewer rows asked about, a share of them says little. */
export const FEWEST_ASKED = 50;

/** Below this share of what the environment was asked, the judged rows do not speak for the rest. */
const FEWEST_JUDGED_SHARE = 0.5;

/** The largest shares of rows that may be refused or fail, for good. */
export interface RequestLimits {
  invalid: number;
  error: number;
}

/** Rows of the window that this environment's model was asked about, whatever became of them. */
export function countAsked({ judged, leftOut }: WindowRows): number {
  return judged + leftOut.repeatedId + leftOut.invalid + leftOut.error + leftOut.unchecked;
}

/**
 * Holds a share of rows against its limit by an exact binomial test. `drift`: more than the limit and more than chance;
 * `suspect`: more than the limit, which chance explains; `unknown` with few rows.
 */
export function judgeShare({ rows, of, limit }: { rows: number; of: number; limit: number }): RequestSignal {
  const share = of === 0 ? 0 : rows / of;
  const pValue = binomialUpperTail(rows, of, limit);
  return { rows, of, share, limit, pValue, verdict: judge() };

  function judge(): DriftVerdict {
    if (of < FEWEST_ASKED) return 'unknown';
    if (share <= limit) return 'ok';
    return pValue <= SIGNIFICANCE ? 'drift' : 'suspect';
  }
}

/** The signals of what was refused and what failed. */
export function judgeRequests(rows: WindowRows, limits: RequestLimits) {
  const of = countAsked(rows);
  return {
    invalid: judgeShare({ rows: rows.leftOut.invalid, of, limit: limits.invalid }),
    error: judgeShare({ rows: rows.leftOut.error, of, limit: limits.error }),
  };
}

/** Whether the judged rows are most of what there was to judge: what was asked, and lines that cannot be read. */
export function speaksForAll(rows: WindowRows): boolean {
  return rows.judged >= FEWEST_JUDGED_SHARE * (countAsked(rows) + rows.leftOut.unreadable);
}
