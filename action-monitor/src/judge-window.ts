import type { DriftVerdict } from '../../kit/manifest/monitor.ts';
import { formatCount } from '../../kit/report/number-text.ts';
import { worstVerdict } from '../../kit/stats/judge-drift.ts';
import type { JudgedColumn, WindowComparison } from './compare-window.ts';
import { FEWEST_LABELLED_ROWS, type Performance } from './measure-performance.ts';

/** With fewer rows no verdict is given on the data: only a huge change would show, and little is known of the tests. */
export const FEWEST_ROWS = 50;

export interface Judgement {
  verdict: DriftVerdict;
  /** Why, as sentences. */
  reasons: string[];
  signals: { data: DriftVerdict; performance: DriftVerdict };
  comparison: WindowComparison;
}

/**
 * The verdict on the whole window, the worse of its two signals. Too few rows make a signal `unknown`, with the reason
 * said, and the columns too; one that is known decides alone.
 */
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
  const signals = {
    data: worstVerdict(judged.columns.map(({ drift }) => drift.verdict)),
    performance: performance?.verdict ?? 'unknown',
  };
  const labelled = performance?.rows ?? 0;
  const reasons = [
    enough ? explainColumns(judged.columns) : explainFewRows(rows, 'in the window', FEWEST_ROWS),
    ...(labelsGiven && labelled < FEWEST_LABELLED_ROWS
      ? [explainFewRows(labelled, 'with a label', FEWEST_LABELLED_ROWS)]
      : []),
    ...(performance && labelled >= FEWEST_LABELLED_ROWS ? [explainPerformance(performance, primary)] : []),
  ];
  return {
    verdict: worstVerdict([signals.data, signals.performance]),
    reasons,
    signals,
    comparison: judged,
  };
}

function withoutVerdict(comparison: WindowComparison): WindowComparison {
  const clear = ({ drift, counts }: JudgedColumn): JudgedColumn => ({
    drift: { ...drift, verdict: 'unknown' },
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
  const untold = names('unknown');
  if (columns.length === 0) return 'No column can be compared.';
  return [
    drifted.length + suspect.length === 0
      ? `No column of ${columns.length - untold.length} has changed.`
      : '',
    drifted.length > 0 ? `Drifted: ${drifted.join(', ')}.` : '',
    suspect.length > 0 ? `Changed a little: ${suspect.join(', ')}.` : '',
    untold.length > 0
      ? `Not to be told from the older profile of this bundle: ${untold.join(', ')}. Ingest the data and promote again.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function explainPerformance({ verdict, rows }: Performance, primary: string): string {
  const change = {
    ok: 'as good as on the test split',
    suspect: 'worse than on the test split, within the noise',
    drift: 'clearly worse than on the test split',
    unknown: 'not to be told',
  };
  return `On ${formatCount(rows, 'labelled row')} ${primary} is ${change[verdict]}.`;
}
