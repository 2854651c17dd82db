import { formatCount } from '../../kit/ground/errors/format-count.ts';
import type { Collection, UnreachedItem } from '../../kit/ml/retention/collect.ts';
import { escapeMarkdown, renderTable } from '../../kit/report/markdown.ts';
import { formatBytes } from '../../kit/report/number-text.ts';

const UNKNOWN = 'nothing that Git knows';

/** What was found, as Markdown: what is missing, what nothing needs by what it was, how to see each name. */
export function renderGc(store: string, { reached, young, unreached, missing }: Collection): string {
  if (missing.length > 0) return renderMissing(missing);
  return [
    `${escapeMarkdown(store)}: ${formatCount(reached.items, 'object')} needed (${formatBytes(reached.bytes)}), ${young.items.toLocaleString('en-US')} too young to say (${formatBytes(young.bytes)}), ${unreached.length.toLocaleString('en-US')} that nothing needs (${formatBytes(sumSizes(unreached))}).`,
    ...(unreached.length === 0
      ? []
      : [
          renderPiles(unreached),
          'Nothing was removed. The names are in the JSON: slipway gc --dry-run --json. Remove them by the tools of the store, when no other repository uses it.',
        ]),
  ].join('\n\n');
}

function renderMissing(missing: Collection['missing']): string {
  const faults = missing.map(
    ({ of, why }) => `**${escapeMarkdown(of)} is needed, and cannot be had:** ${escapeMarkdown(why)}`,
  );
  return [...faults, 'Until then nobody knows what else is needed, so nothing is listed.'].join('\n\n');
}

function renderPiles(unreached: readonly UnreachedItem[]): string {
  const owners = [...new Set(unreached.map(({ of }) => of))];
  return renderTable(
    [{ title: 'was part of' }, { title: 'objects', align: 'right' }, { title: 'size', align: 'right' }],
    owners.map((owner) => {
      const items = unreached.filter(({ of }) => of === owner);
      return [escapeMarkdown(owner ?? UNKNOWN), String(items.length), formatBytes(sumSizes(items))];
    }),
  );
}

function sumSizes(items: readonly UnreachedItem[]): number {
  return items.reduce((sum, { size }) => sum + size, 0);
}
