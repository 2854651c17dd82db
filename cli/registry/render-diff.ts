import type { DataLock } from '../../kit/format/manifest/data-lock.ts';
import { shortDigest } from '../../kit/format/manifest/digest.ts';
import { formatCount } from '../../kit/ground/errors/format-count.ts';
import type { CodeChange } from '../../kit/ml/registry/compare-code.ts';
import type { DataChange } from '../../kit/ml/registry/compare-data.ts';
import type { Difference } from '../../kit/ml/registry/compare-versions.ts';
import type { VersionDiff } from '../../kit/ml/registry/diff-versions.ts';
import { describeSplitRule } from '../../kit/report/describe-split-rule.ts';
import { formatEstimate } from '../../kit/report/format-estimate.ts';
import { escapeMarkdown, escapeSentence, renderTable } from '../../kit/report/markdown.ts';

const MAX_FILES = 20;

const NO_SIGNATURE = 'They differ, and Git does not hold the signature.json of both versions.';

/** The differences as Markdown, one section a subject; what is the same is said in a word. */
export function renderDiff(diff: VersionDiff): string {
  return [
    `# ${diff.model} ${diff.before.version} → ${diff.after.version}`,
    renderData(diff.data),
    renderChanges('Contract', diff.data.contract, 'Git no longer has both contracts.'),
    renderChanges('Inputs and outputs', diff.signature, NO_SIGNATURE),
    renderCode(diff.code),
    section(
      'Parameters',
      renderPairs(diff, diff.params, (value) => escapeMarkdown(JSON.stringify(value) ?? '–')),
    ),
    section('Metrics, each on its own test rows', renderPairs(diff, diff.metrics, formatEstimate)),
    section(
      'Operators',
      renderPairs(diff, diff.operators, (count) => String(count ?? 0)),
    ),
  ].join('\n\n');
}

function renderData({ before, after }: DataChange): string {
  if (before === null || after === null) return section('Data', 'Git no longer has both locks.');
  const isSameSplit = describeSplitRule(before.split) === describeSplitRule(after.split);
  if (before.dataset === after.dataset && isSameSplit) return section('Data', `The same, ${after.version}.`);
  const facts = (lock: DataLock) => [
    lock.version,
    formatCount(lock.rows.accepted, 'row'),
    String(lock.rows.rejected),
    shortDigest(lock.dataset),
    escapeMarkdown(describeSplitRule(lock.split)),
  ];
  const [left, right] = [facts(before), facts(after)];
  const rows = ['version', 'accepted', 'rejected', 'dataset', 'split'].map((name, index) => [
    name,
    left[index] ?? '',
    right[index] ?? '',
  ]);
  return section('Data', renderTable([{ title: '' }, { title: 'before' }, { title: 'after' }], rows));
}

/** Changes that break and those that do not; `lack` says why they are not known. */
function renderChanges(
  title: string,
  changes: { breaking: readonly string[]; compatible: readonly string[] } | null,
  lack: string,
): string {
  if (changes === null) return section(title, lack);
  const lines = [
    ...changes.breaking.map((change) => `- breaking: ${escapeSentence(change)}`),
    ...changes.compatible.map((change) => `- ${escapeSentence(change)}`),
  ];
  return section(title, lines.length === 0 ? 'The same.' : lines.join('\n'));
}

function renderCode({ before, after, commits, files }: CodeChange): string {
  if (before === after) return section('Code', `The same, ${before?.slice(0, 12) ?? 'unknown'}.`);
  if (files === null || commits === null) return section('Code', 'This clone lacks the commits.');
  const names = files.slice(0, MAX_FILES).map((file) => `- ${escapeMarkdown(file)}`);
  if (files.length > MAX_FILES) names.push(`- and ${files.length - MAX_FILES} more`);
  const range = `${before?.slice(0, 12)} → ${after?.slice(0, 12)}: ${formatCount(commits, 'commit')}, ${formatCount(files.length, 'file')}`;
  return section('Code', [range, '', ...names].join('\n'));
}

function renderPairs<Value>(
  { before, after }: Pick<VersionDiff, 'before' | 'after'>,
  pairs: readonly Difference<Value>[],
  format: (value: Value | null) => string,
): string {
  if (pairs.length === 0) return 'The same.';
  return renderTable(
    [{ title: '' }, { title: before.version, align: 'right' }, { title: after.version, align: 'right' }],
    pairs.map((pair) => [escapeMarkdown(pair.name), format(pair.before), format(pair.after)]),
  );
}

function section(title: string, content: string): string {
  return `## ${title}\n\n${content}`;
}
