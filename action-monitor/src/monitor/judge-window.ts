import type {
  DriftVerdict,
  Monitor,
  RequestSignal,
  WindowRows,
} from '../../../kit/format/manifest/monitor.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { worstVerdict } from '../../../kit/maths/stats/judge-drift.ts';
import { formatShare } from '../../../kit/report/number-text.ts';
import type { JudgedColumn, WindowComparison } from './compare-window.ts';
import { explainBroken, explainMinority } from './explain-rows.ts';
import { judgeRequests, type RequestLimits, speaksForAll } from './judge-requests.ts';
import { FEWEST_LABELLED_ROWS, type Performance } from './measure-performance.ts';

/** With fewer rows no verdict is given on the data: only a huge change would show, and little is known of the tests. */
export const FEWEST_ROWS = 50;

export interface Judgement {
  verdict: DriftVerdict;
  /** Why, as sentences. */
  reasons: string[];
  signals: Monitor['signals'];
  comparison: WindowComparison;
}

/**
 * The verdict on the whole window, the worst of its signals. Too few rows, or most of them left out, make a signal
 * `unknown`, with the reason said, and the columns too; one that is known decides alone.
 */
export function judgeWindow({
  rows,
  limits,
  comparison,
  performance,
  labelsGiven,
  primary,
}: {
  rows: WindowRows;
  limits: RequestLimits;
  comparison: WindowComparison;
  performance: Performance | null;
  labelsGiven: boolean;
  primary: string;
}): Judgement {
  const obstacle = explainObstacle(rows);
  const judged = obstacle === undefined ? comparison : withoutVerdict(comparison);
  const requests = judgeRequests(rows, limits);
  const signals = {
    data: worstVerdict(judged.columns.map(({ drift }) => drift.verdict)),
    performance: performance?.verdict ?? 'unknown',
    ...requests,
  };
  const labelled = performance?.rows ?? 0;
  const reasons = [
    obstacle ?? explainColumns(judged.columns),
    ...explainShare(requests.invalid, `broke the contract${explainBroken(rows)}`),
    ...explainShare(requests.error, 'failed'),
    ...(labelsGiven && labelled < FEWEST_LABELLED_ROWS
      ? [explainFewRows(labelled, 'with a label', FEWEST_LABELLED_ROWS)]
      : []),
    ...(performance && labelled >= FEWEST_LABELLED_ROWS ? [explainPerformance(performance, primary)] : []),
  ];
  return { verdict: settleVerdict(signals), reasons, signals, comparison: judged };
}

/** Requests that were fine say nothing of the data: without a verdict on it, or on performance, there is none. */
function settleVerdict({ data, performance, invalid, error }: Monitor['signals']): DriftVerdict {
  const model = worstVerdict([data, performance]);
  const requests = worstVerdict([invalid.verdict, error.verdict]);
  return requests === 'ok' ? model : worstVerdict([model, requests]);
}

/** Why the rows allow no verdict on the data; undefined where they do. */
function explainObstacle(rows: WindowRows): string | undefined {
  if (rows.judged < FEWEST_ROWS) return explainFewRows(rows.judged, 'in the window', FEWEST_ROWS);
  return speaksForAll(rows) ? undefined : explainMinority(rows);
}

function explainShare({ verdict, rows, of, share, limit }: RequestSignal, what: string): string[] {
  if (verdict === 'ok' || rows === 0) return [];
  const chance = verdict === 'suspect' ? ', which chance may explain' : '';
  return [
    `${rows.toLocaleString('en-US')} of ${formatCount(of, 'row')} asked about (${formatShare(share)}) ${what}; at most ${formatShare(limit)} may${chance}.`,
  ];
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
    suspect: 'worse than on the test split, though the two intervals overlap',
    drift: 'clearly worse than on the test split',
    unknown: 'not to be told',
  };
  return `On ${formatCount(rows, 'labelled row')} ${primary} is ${change[verdict]}.`;
}
