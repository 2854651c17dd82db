import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { RuleCount } from '../../../kit/ml/data/count-findings.ts';
import type { Finding } from '../../../kit/ml/data/list-findings.ts';
import { escapeMarkdown, escapeSentence, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { formatShare } from '../../../kit/report/number-text.ts';
import type { Examination } from './examination.ts';

/** Rows read, and what became of them. */
export function renderRows({ findings }: Examination): string {
  const { read, accepted, rejected, duplicates } = findings.rows;
  const share = (rows: number) => (read === 0 ? '' : formatShare(rows / read));
  return renderTable(
    [{ title: 'rows' }, { title: 'number', align: 'right' }, { title: 'share', align: 'right' }],
    [
      ['read', count(read), ''],
      ['accepted', count(accepted), share(accepted)],
      ['rejected', count(rejected), share(rejected)],
      ...(duplicates > 0 ? [['left out as duplicates', count(duplicates), share(duplicates)]] : []),
    ],
  );
}

/** Every broken rule with its count and where it was broken first; empty when none was. */
export function renderRules({ findings, firsts }: Examination): string {
  if (findings.rules.length === 0) return '';
  const rows = findings.rules.map((rule) => [
    rule.column === '' ? '*the row*' : formatName(rule.column),
    `\`${rule.rule}\`${rule.severity === 'warning' ? ' (warning)' : ''}`,
    escapeMarkdown(rule.message),
    count(rule.rows),
    renderFirst(rule, firsts),
  ]);
  return renderTable(
    [
      { title: 'column' },
      { title: 'rule' },
      { title: 'reason' },
      { title: 'rows', align: 'right' },
      { title: 'first' },
    ],
    rows,
  );
}

/** Sentences of Markdown as a list. */
export function listItems(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join('\n');
}

/** The same of sentences in plain words, which may quote contract and data. */
export function listSentences(sentences: readonly string[]): string {
  return listItems(sentences.map(escapeSentence));
}

/** Rows and digest of each split. */
export function renderSplits({ splits }: DataLock): string {
  return renderTable(
    [{ title: 'split' }, { title: 'rows', align: 'right' }, { title: 'digest' }],
    Object.entries(splits).map(([name, { rows, digest }]) => [
      name,
      count(rows),
      `\`${digest.slice(0, 19)}\``,
    ]),
  );
}

function renderFirst({ column, rule }: RuleCount, firsts: readonly Finding[]): string {
  const found = firsts.find((finding) => finding.column === column && finding.rule === rule);
  if (!found) return '';
  const cell =
    found.value === null ? '' : `: ${escapeMarkdown(Array.from(found.value).slice(0, 60).join(''))}`;
  return `${escapeMarkdown(found.source)}:${found.line}${cell}`;
}

function count(rows: number): string {
  return rows.toLocaleString('en-US');
}
