import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { describeSplitRule } from '../../../../kit/report/describe-split-rule.ts';
import { escapeMarkdown, renderTable } from '../../../../kit/report/markdown.ts';
import type { Facts } from '../collect-facts.ts';

const MAX_SOURCES = 10;

/** Which data, how it was split, what was rejected. */
export function renderData({ lock }: Facts): string {
  const { rows, splits, source } = lock;
  const sources = source
    .slice(0, MAX_SOURCES)
    .map(({ url, digest }) => `- \`${url.replaceAll('`', '')}\` (${digest})`);
  if (source.length > MAX_SOURCES) sources.push(`- and ${source.length - MAX_SOURCES} more`);
  const table = renderTable(
    [{ title: 'split' }, { title: 'rows', align: 'right' }, { title: 'digest' }],
    (['train', 'validation', 'test'] as const).map((name) => [
      name,
      splits[name].rows.toLocaleString('en-US'),
      `\`${splits[name].digest}\``,
    ]),
  );
  return [
    '## Data',
    `Version ${lock.version}, dataset \`${lock.dataset}\`: ${formatCount(rows.read, 'row')} read, ${rows.accepted.toLocaleString('en-US')} accepted, ${rows.rejected.toLocaleString('en-US')} rejected by the contract, ${formatCount(rows.duplicates, 'duplicate')}.`,
    sources.join('\n'),
    table,
    `Split ${escapeMarkdown(describeSplitRule(lock.split))}.`,
  ].join('\n\n');
}
