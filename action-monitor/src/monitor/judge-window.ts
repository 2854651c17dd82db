import type {
  DriftVerdict,
  Monitor,
  RequestSignal,
  WindowRows,
} from '../../../kit/format/manifest/monitor.ts';
import { worstVerdict } from '../../../kit/maths/stats/judge-drift.ts';
import type { JudgedColumn, WindowComparison } from './compare-window.ts';
import { judgeRequests, type RequestLimits, speaksForAll } from './judge-requests.ts';
import { FEWEST_LABELLED_ROWS, type Performance } from './measure-performance.ts';
import type { Reason } from './reason.ts';

/** With fewer rows no verdict is given on the data: only a huge change would show, and little is known of the tests. */
export const FEWEST_ROWS = 50;

export interface Judgement {
  verdict: DriftVerdict;
  reasons: Reason[];
  signals: Monitor['signals'];
  comparison: WindowComparison;
}

/** What a window is judged by. */
interface Judging {
  rows: WindowRows;
  limits: RequestLimits;
  comparison: WindowComparison;
  performance: Performance | null;
  labelsGiven: boolean;
  primary: string;
}

/**
 * The verdict on the whole window, the worst of its signals. Too few rows, or most of them left out, make a signal
 * `unknown`, with the reason, and the columns too; one that is known decides alone.
 */
export function judgeWindow({
  rows,
  limits,
  comparison,
  performance,
  labelsGiven,
  primary,
}: Judging): Judgement {
  const obstacle = findObstacle(rows);
  const judged = obstacle === undefined ? comparison : withoutVerdict(comparison);
  const requests = judgeRequests(rows, limits);
  const signals = {
    data: worstVerdict(judged.columns.map(({ drift }) => drift.verdict)),
    performance: performance?.verdict ?? 'unknown',
    ...requests,
  };
  const reasons = [
    obstacle ?? listColumns(judged.columns),
    ...REQUESTS.flatMap((outcome) => listRequests(outcome, requests[outcome], rows)),
    ...listPerformance({ performance, labelsGiven, primary }),
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
function findObstacle(rows: WindowRows): Reason | undefined {
  if (rows.judged < FEWEST_ROWS)
    return { kind: 'few rows', rows: rows.judged, needed: FEWEST_ROWS, labelled: false };
  return speaksForAll(rows) ? undefined : { kind: 'minority', rows };
}

const REQUESTS = ['invalid', 'error'] as const;

function listRequests(
  outcome: (typeof REQUESTS)[number],
  found: RequestSignal,
  { brokenColumns }: WindowRows,
): Reason[] {
  if (found.verdict === 'ok' || found.rows === 0) return [];
  return [{ kind: 'requests', outcome, found, brokenColumns }];
}

function listColumns(columns: readonly JudgedColumn[]): Reason {
  const names = (verdict: DriftVerdict) =>
    columns.filter(({ drift }) => drift.verdict === verdict).map(({ drift }) => drift.column);
  return {
    kind: 'columns',
    compared: columns.length,
    drift: names('drift'),
    suspect: names('suspect'),
    unknown: names('unknown'),
  };
}

function listPerformance({
  performance,
  labelsGiven,
  primary,
}: Pick<Judging, 'performance' | 'labelsGiven' | 'primary'>): Reason[] {
  const rows = performance?.rows ?? 0;
  const needed = FEWEST_LABELLED_ROWS;
  if (performance && rows >= needed)
    return [{ kind: 'performance', rows, primary, verdict: performance.verdict }];
  return labelsGiven ? [{ kind: 'few rows', rows, needed, labelled: true }] : [];
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
