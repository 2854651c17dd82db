import type { DriftVerdict } from '../../kit/manifest/monitor.ts';
import { formatCount } from '../../kit/report/number-text.ts';
import { worstVerdict } from '../../kit/stats/judge-drift.ts';
import type { JudgedColumn, WindowComparison } from './compare-window.ts';
import { FEWEST_LABELLED_ROWS, type Performance } from './measure-performance.ts';

/** With fewer rows no verdict is given on the data: only a huge change would show, and little is known of the tests. */
export const FEWEST_ROWS = 50;

/** What one signal says; `unknown` where too few rows say anything. */
export type SignalState = DriftVerdict | 'unknown';

export interface Judgement {
  verdict: DriftVerdict;
  /** Why, as sentences. */
  reasons: string[];
  signals: { data: SignalState; performance: SignalState };
  comparison: WindowComparison;
}

/** What people read: no `ok` where too few rows said anything. */
export function headlineOf({ verdict, signals }: Judgement): SignalState {
  return signals.data === 'unknown' && signals.performance === 'unknown' ? 'unknown' : verdict;
}

/** The verdict on the whole window. Too few rows make it `ok`, with the reason said, and the columns' too. */
export function judgeWindow({
  rows,
  comparison,
  performance,
  labelsGiven,
  primary,
}: {
  rows: number;
  comparison: WindowComparison;
  performance: Performance | null;
  labelsGiven: boolean;
  primary: string;
}): Judgement {
  const enough = rows >= FEWEST_ROWS;
  const judged = enough ? comparison : withoutVerdict(comparison);
  const data = enough ? worstVerdict(judged.columns.map(({ drift }) => drift.verdict)) : 'unknown';
  const labelled = performance?.rows ?? 0;
  const known = performance !== null && labelled >= FEWEST_LABELLED_ROWS;
  const reasons = [
    enough ? explainColumns(judged.columns) : explainFewRows(rows, 'in the window', FEWEST_ROWS),
    ...(labelsGiven && !known ? [explainFewRows(labelled, 'with a label', FEWEST_LABELLED_ROWS)] : []),
    ...(known ? [explainPerformance(performance, primary)] : []),
  ];
  return {
    verdict: worstVerdict([data === 'unknown' ? 'ok' : data, performance?.verdict ?? 'ok']),
    reasons,
    signals: { data, performance: known ? performance.verdict : 'unknown' },
    comparison: judged,
  };
}

function withoutVerdict(comparison: WindowComparison): WindowComparison {
  const clear = ({ drift, counts }: JudgedColumn): JudgedColumn => ({
    drift: { ...drift, verdict: 'ok' },
    counts,
  });
  return {
    ...comparison,
    columns: comparison.columns.map(clear),
    prediction: comparison.prediction && clear(comparison.prediction),
  };
}

function explainFewRows(rows: number, where: string, needed: number): string {
  return `${formatCount(rows, 'row')} ${where}; at least ${needed} are needed for a verdict.`;
}

function explainColumns(columns: readonly JudgedColumn[]): string {
  const names = (verdict: DriftVerdict) =>
    columns.filter(({ drift }) => drift.verdict === verdict).map(({ drift }) => drift.column);
  const drifted = names('drift');
  const suspect = names('suspect');
  if (drifted.length + suspect.length === 0) return `No column of ${columns.length} has changed.`;
  return [
    drifted.length > 0 ? `Drifted: ${drifted.join(', ')}.` : '',
    suspect.length > 0 ? `Changed a little: ${suspect.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function explainPerformance({ verdict, rows }: Performance, primary: string): string {
  const change = {
    ok: 'as good as on the test split',
    suspect: 'worse than on the test split, within the noise',
    drift: 'clearly worse than on the test split',
  };
  return `On ${formatCount(rows, 'labelled row')} ${primary} is ${change[verdict]}.`;
}
