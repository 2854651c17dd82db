import { type DataLock, SPLIT_NAMES, type SplitName } from '../../../kit/format/manifest/data-lock.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { escapeMarkdown, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { formatShare } from '../../../kit/report/number-text.ts';
import type { Dealing } from './dealing.ts';
import type { Examination } from './examination.ts';

/** A share further than this from the one that was asked for is pointed out. */
const FAR = 0.1;

interface Dealt {
  examination: Pick<Examination, 'findings'>;
  lock: DataLock;
  dealing: Dealing;
  last: DataLock | undefined;
}

/** Rows of each split: their share beside the one asked for, what they were, and how many are new. */
export function renderDealing({ lock, dealing: { keys, flow }, last }: Omit<Dealt, 'examination'>): string {
  const numbers = ['rows', 'share', 'asked', 'distinct', 'before', 'new', 'from another split'];
  const asked = askedShares(lock);
  const total = countAll(lock);
  const rows = SPLIT_NAMES.map((name) => [
    name,
    count(lock.splits[name].rows),
    formatShare(lock.splits[name].rows / total),
    formatShare(asked[name]),
    count(keys[name]),
    last ? count(last.splits[name].rows) : '',
    flow ? count(flow.fresh[name]) : '',
    flow ? count(flow.moved[name]) : '',
    `\`${lock.splits[name].digest.slice(0, 19)}\``,
  ]);
  const titles = numbers.map((title) => ({ title, align: 'right' as const }));
  return renderTable([{ title: 'split' }, ...titles, { title: 'digest' }], rows);
}

/** The same in sentences, those that want a look first. */
export function explainDealing(dealt: Dealt): string[] {
  return [...warnOfDealing(dealt), ...tellOfRows(dealt), tellOfKeys(dealt)];
}

/** What a person should know before training on these splits. */
export function warnOfDealing({ lock, dealing, last }: Omit<Dealt, 'examination'>): string[] {
  const { by, column = '' } = lock.split;
  const untimed = formatCount(dealing.untimed, 'row');
  const missing = `${untimed} without a ${formatName(column)} went to train, whenever they are from. Put the column under "required" to reject such rows.`;
  return [
    ...warnOfFrozen({ lock, dealing, last }),
    ...(by === 'time' && dealing.untimed > 0 ? [missing] : []),
    ...warnOfShares(lock),
  ];
}

function warnOfFrozen({ lock, dealing: { flow }, last }: Omit<Dealt, 'examination'>): string[] {
  const { by, cutoffs } = lock.split;
  const fresh = flow ? SPLIT_NAMES.reduce((sum, name) => sum + flow.fresh[name], 0) : 0;
  if (by !== 'time' || last === undefined || fresh === 0 || flow?.fresh.train !== 0) return [];
  const begins = (['validation', 'test'] as const).filter((name) => (cutoffs?.[name] ?? null) !== null);
  const places = begins.map((name) => `${name} begins at ${escapeMarkdown(String(cutoffs?.[name]))}`);
  return [
    `None of the ${formatCount(fresh, 'new row')} reached train: ${places.join(' and ')}. Run ingest with the input "move-cut-offs" to move that once, or set "cut-offs: rolling" under "data.split" in pipeline.yaml.`,
  ];
}

function warnOfShares(lock: DataLock): string[] {
  const asked = askedShares(lock);
  const total = countAll(lock);
  const far = SPLIT_NAMES.filter((name) => Math.abs(lock.splits[name].rows / total - asked[name]) > FAR);
  if (far.length === 0) return [];
  const shares = far.map((name) => {
    return `${name} has ${formatShare(lock.splits[name].rows / total)} of the rows and ${formatShare(asked[name])} were asked`;
  });
  return [`The shares are far from those asked for: ${shares.join('; ')}. ${REASONS[lock.split.by]}`];
}

const REASONS: Record<DataLock['split']['by'], string> = {
  row: 'Rows with the same key go to the same split, and there are few keys.',
  group: 'A group goes to one split whole, and there are few groups, or large ones.',
  time: 'The cut-offs are of earlier data, or many rows are of one time.',
};

function tellOfRows({ examination, dealing: { flow }, last }: Dealt): string[] {
  if (last === undefined) return [];
  const { rows } = examination.findings;
  const rejected = `${formatCount(rows.rejected, 'row')} rejected (${count(last.rows.rejected)} before)`;
  if (flow === undefined) {
    return [
      `Which rows are new since ${last.version} cannot be told: its columns were others, or the store lacks its splits. ${rejected}.`,
    ];
  }
  const fresh = SPLIT_NAMES.map((name) => `${count(flow.fresh[name])} to ${name}`).join(', ');
  const moved = SPLIT_NAMES.reduce((sum, name) => sum + flow.moved[name], 0);
  const dealt = moved > 0 ? `, ${count(moved)} of its rows are in another split` : '';
  return [
    `New since ${last.version}: ${fresh}; ${rejected}; ${count(flow.gone)} of its rows are gone${dealt}.`,
  ];
}

function tellOfKeys({ lock: { split }, dealing: { keys } }: Dealt): string {
  const total = SPLIT_NAMES.reduce((sum, name) => sum + keys[name], 0);
  const verb = total === 1 ? 'was' : 'were';
  if (split.by !== 'row')
    return `${formatCount(total, 'distinct value')} of ${formatName(split.column ?? '')} ${verb} dealt.`;
  return `${formatCount(total, 'distinct key')} ${verb} dealt (${split.key.map(formatName).join(', ')}).`;
}

function askedShares({ split: { validation, test } }: DataLock): Record<SplitName, number> {
  return { train: 1 - validation - test, validation, test };
}

function countAll({ splits }: DataLock): number {
  return SPLIT_NAMES.reduce((sum, name) => sum + splits[name].rows, 0);
}

function count(rows: number): string {
  return rows.toLocaleString('en-US');
}
