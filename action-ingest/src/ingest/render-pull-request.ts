import { escapeMarkdown, formatName, renderTable } from '../../../kit/report/markdown.ts';
import type { DataChange } from './data-change.ts';
import { explainDealing, renderDealing } from './render-dealing.ts';
import { listItems, listSentences, renderRows, renderRules } from './render-findings.ts';

/** What a reviewer is told of a change. */
export type ProposedData = Pick<DataChange, 'lock' | 'last' | 'dealing' | 'examination' | 'reasons'>;

/** The body of the data pull request: why this version, what was read, rejected and split. */
export function renderPullRequest(change: ProposedData): string {
  const { lock, examination, reasons } = change;
  const sources = renderTable(
    [{ title: 'source' }, { title: 'bytes', align: 'right' }, { title: 'digest' }],
    lock.source.map(({ url, bytes, digest, added }) => [
      `${escapeMarkdown(url)}${added ? ' (added)' : ''}`,
      bytes.toLocaleString('en-US'),
      `\`${digest.slice(0, 19)}\``,
    ]),
  );
  const rules = renderRules(examination);
  return [
    `Data **${lock.version}** of **${lock.model}**.`,
    listSentences(reasons),
    `## Rows\n\n${renderRows(examination)}`,
    rules === '' ? 'Every row fits the contract.' : `## Rejected\n\n${rules}`,
    `## Splits\n\n${renderDealing(change)}\n\n${listItems(explainDealing(change))}\n\nSplit by ${describeSplit(lock.split)}. Dataset \`${lock.dataset}\`.`,
    `## Sources\n\n${sources}`,
    ...explainAdded(lock),
    'Merging this makes it the data that training reads.',
  ].join('\n\n');
}

function explainAdded({ source }: DataChange['lock']): string[] {
  if (!source.some(({ added }) => added)) return [];
  return [
    'What is marked as added lies in the store, and every later ingest reads it from there. To do without it, run ingest with the input `drop-source`.',
  ];
}

function describeSplit({ by, column = '', seed, cutoffs, rolling }: DataChange['lock']['split']): string {
  if (by === 'time' && cutoffs) {
    const from = (name: 'validation' | 'test') =>
      cutoffs[name] === null ? 'none' : `from ${escapeMarkdown(String(cutoffs[name]))}`;
    const when = rolling ? 'found anew whenever the rows change' : 'kept from version to version';
    return `time of ${formatName(column)}: validation ${from('validation')}, test ${from('test')}, ${when}`;
  }
  return by === 'group' ? `group of ${formatName(column)}, seed ${seed}` : `row, seed ${seed}`;
}
