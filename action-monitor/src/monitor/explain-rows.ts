import type { LabelCounts, WindowRows } from '../../../kit/format/manifest/monitor.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { formatShare } from '../../../kit/report/number-text.ts';
import { countAsked } from './judge-requests.ts';

type Cause = keyof WindowRows['leftOut'];

/** Columns named in a sentence. */
const MOST_NAMES = 5;

const CAUSES: Record<Cause, string> = {
  invalid: 'invalid: refused, they broke the contract',
  error: 'error: the model or the service failed',
  unchecked: 'unchecked: tensors that no contract was held against',
  otherVersion: 'answered by another version',
  otherEnvironment: 'asked of another environment, or of none that has a name',
  otherModel: 'asked of another model',
  repeatedId: 'answers that share an id with another and count once, in records that an older service wrote',
  copied: 'copies of records that are counted',
  unreadable: 'lines that cannot be read',
  outsideWindow: 'outside the window, of the days that were read',
};

/** What was left out, a sentence for each cause, the most rows first; none for what nothing was left out by. */
export function explainLeftOut(rows: WindowRows): string[] {
  const counted = Object.entries(CAUSES).map(([cause, text]) => {
    const count = readCount(rows, cause);
    const where = cause === 'invalid' ? explainBroken(rows) : '';
    return { count, text: `${formatCount(count, 'row')} left out, ${text}${where}.` };
  });
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ text }) => text);
}

/** What has to be known of the judged rows to read them right. */
export function explainJudged({ judged, unnamedEnvironment, sharedName }: WindowRows): string[] {
  return [
    ...(unnamedEnvironment > 0
      ? [
          `${formatCount(unnamedEnvironment, 'row')} of the ${judged.toLocaleString('en-US')} judged do not name their environment: an older service wrote them, and another environment may have been asked.`,
        ]
      : []),
    ...(sharedName > 0
      ? [
          `${formatCount(sharedName, 'answer')} share an id with another: the clients send the same id with many requests. Each row counts, but a label finds none of them unless they were asked the same.`,
        ]
      : []),
  ];
}

/** All that is to be said of the rows and labels of a window. */
export function explainWindow({ rows, labels }: { rows: WindowRows; labels: LabelCounts | null }): string[] {
  const unfit = labels ? explainUnfit(labels) : '';
  return [...explainLeftOut(rows), ...explainJudged(rows), explainLabels(labels), unfit].filter(
    (sentence) => sentence !== '',
  );
}

/** What became of the labels, in one sentence; empty where all of them were used. */
export function explainLabels(labels: LabelCounts | null): string {
  if (!labels) return '';
  const parts = [
    part(labels.unmatched, 'of no prediction that was judged'),
    part(labels.ambiguous, 'of an id that unlike requests share'),
    part(labels.unusable, 'empty or not of the target’s kind'),
    part(labels.nameless, 'without an id'),
    part(labels.repeated, 'given again further down'),
  ].filter((text) => text !== '');
  if (parts.length === 0) return '';
  return `Of ${formatCount(labels.read, 'label')} ${labels.used.toLocaleString('en-US')} were used; left out: ${parts.join(', ')}.`;
}

/** Labelled rows that no retraining can read, with why and the cure; empty where all fit. */
export function explainUnfit({ used, fit, unfit }: LabelCounts): string {
  if (unfit.length === 0) return '';
  const named = unfit
    .slice(0, MOST_NAMES)
    .map(
      ({ column, message, rows }) =>
        `${column === '' ? 'a row' : column} ${message} (${rows.toLocaleString('en-US')})`,
    );
  const rest = unfit.length - named.length;
  return `${(used - fit).toLocaleString('en-US')} of ${formatCount(used, 'labelled row')} do not fit the data contract, and no retraining gets them: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}. Give these columns in the labels file, or let them be missing in the contract.`;
}

/** The columns that refused rows broke, for the middle of a sentence. */
export function explainBroken({ brokenColumns }: Pick<WindowRows, 'brokenColumns'>): string {
  if (brokenColumns.length === 0) return '';
  const named = brokenColumns
    .slice(0, MOST_NAMES)
    .map(
      ({ column, rows }) =>
        `${column === '' ? 'names it does not have' : column} (${rows.toLocaleString('en-US')})`,
    );
  const rest = brokenColumns.length - named.length;
  return ` in ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** How many of the rows asked about were judged, as a reason for no verdict. */
export function explainMinority(rows: WindowRows): string {
  const all = countAsked(rows) + rows.leftOut.unreadable;
  return `Only ${formatShare(all === 0 ? 0 : rows.judged / all)} of the rows could be judged: they do not speak for the rest.`;
}

function part(count: number, text: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-US')} ${text}`;
}

function readCount(rows: WindowRows, cause: string): number {
  return Object.entries(rows.leftOut).find(([name]) => name === cause)?.[1] ?? 0;
}
