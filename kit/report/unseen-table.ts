import type { ColumnDrift, Unseen } from '../format/manifest/monitor.ts';
import { formatCount } from '../ground/errors/format-count.ts';
import { escapeMarkdown, formatName, renderTable } from './markdown.ts';
import { formatNumber, formatPValue, formatShare } from './number-text.ts';

/** Rows of the table; the report and monitor.json hold all. */
const MOST_ROWS = 25;

/** New values that a cell names. */
const MOST_VALUES = 5;

/** A column with rows that hold values the training data never showed. */
export interface UnseenColumn {
  column: string;
  unseen: Unseen;
}

/** Those columns, the least likely by chance first. */
export function listUnseen(columns: readonly ColumnDrift[]): UnseenColumn[] {
  return columns
    .flatMap(({ column, unseen }) => (unseen && unseen.rows > 0 ? [{ column, unseen }] : []))
    .sort((a, b) => a.unseen.pValue - b.unseen.pValue || b.unseen.share - a.unseen.share);
}

/** What they hold, as plain text: `12 above 250 (up to 3,000,000), "oil" (8)`. */
export function describeUnseen({ rows, below, above, values }: Unseen): string {
  const named = values.slice(0, MOST_VALUES).map((each) => `${quoteValue(each.value)} (${each.rows})`);
  const more = values.length > MOST_VALUES ? ['others'] : [];
  const sides = [
    ...(below
      ? [`${formatCount(below.rows, 'row')} below the range, down to ${formatNumber(below.extreme)}`]
      : []),
    ...(above
      ? [`${formatCount(above.rows, 'row')} above the range, up to ${formatNumber(above.extreme)}`]
      : []),
  ];
  const parts = [...sides, ...named, ...more];
  return parts.length > 0 ? parts.join(', ') : formatCount(rows, 'row');
}

/** `1.2 % (0.1 % by chance)`. */
export function describeUnseenShare({ share, expected }: Unseen): string {
  return `${formatShare(share)} (${formatShare(expected)} by chance)`;
}

/** The columns as a table in Markdown with its heading; empty without any. */
export function renderUnseenTable(columns: readonly ColumnDrift[]): string {
  const found = listUnseen(columns);
  if (found.length === 0) return '';
  const rows = found
    .slice(0, MOST_ROWS)
    .map(({ column, unseen }) => [
      formatName(column),
      describeUnseenShare(unseen),
      formatPValue(unseen.pValue),
      escapeMarkdown(describeUnseen(unseen)),
    ]);
  const table = renderTable(
    [
      { title: 'Column' },
      { title: 'Rows', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'Values' },
    ],
    rows,
  );
  const rest = found.length - rows.length;
  const note = rest > 0 ? `\n\nThe report has ${formatCount(rest, 'more column')}.` : '';
  return `Values that the training data never showed:\n\n${table}${note}`;
}

function quoteValue(value: string | number): string {
  return typeof value === 'number' ? formatNumber(value) : JSON.stringify(value);
}
