import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { formatShare } from '../../../kit/report/number-text.ts';
import { explainBroken, explainMinority } from './explain-rows.ts';
import type { Reason } from './reason.ts';

type ReasonOf<Kind extends Reason['kind']> = Extract<Reason, { kind: Kind }>;

/** The reasons of a verdict as sentences, for `monitor.json`, summary, issue and report alike. Plain text. */
export function explainReasons(reasons: readonly Reason[]): string[] {
  return reasons.map(explainReason);
}

function explainReason(reason: Reason): string {
  switch (reason.kind) {
    case 'few rows':
      return explainFewRows(reason);
    case 'minority':
      return explainMinority(reason.rows);
    case 'columns':
      return explainColumns(reason);
    case 'requests':
      return explainRequests(reason);
    case 'performance':
      return explainPerformance(reason);
  }
}

function explainFewRows({ rows, needed, labelled }: ReasonOf<'few rows'>): string {
  const where = labelled ? 'with a label' : 'in the window';
  return `${formatCount(rows, 'row')} ${where}; at least ${needed} are needed for a verdict.`;
}

function explainRequests({ outcome, found, brokenColumns }: ReasonOf<'requests'>): string {
  const { verdict, rows, of, share, limit } = found;
  const what = outcome === 'error' ? 'failed' : `broke the contract${explainBroken({ brokenColumns })}`;
  const chance = verdict === 'suspect' ? ', which chance may explain' : '';
  return `${rows.toLocaleString('en-US')} of ${formatCount(of, 'row')} asked about (${formatShare(share)}) ${what}; at most ${formatShare(limit)} may${chance}.`;
}

function explainColumns({ compared, drift, suspect, unknown }: ReasonOf<'columns'>): string {
  if (compared === 0) return 'No column can be compared.';
  const name = (lead: string, names: readonly string[], cure = '') =>
    names.length > 0 ? `${lead}: ${names.join(', ')}.${cure}` : '';
  return [
    drift.length + suspect.length === 0 ? `No column of ${compared - unknown.length} has changed.` : '',
    name('Drifted', drift),
    name('Changed a little', suspect),
    name(
      'Not to be told from the older profile of this bundle',
      unknown,
      ' Ingest the data and promote again.',
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

const CHANGES = {
  ok: 'as good as on the test split',
  suspect: 'worse than on the test split, though the two intervals overlap',
  drift: 'clearly worse than on the test split',
  unknown: 'not to be told',
} as const;

function explainPerformance({ rows, primary, verdict }: ReasonOf<'performance'>): string {
  return `On ${formatCount(rows, 'labelled row')} ${primary} is ${CHANGES[verdict]}.`;
}
