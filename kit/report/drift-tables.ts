import type { ColumnDrift, Monitor } from '../format/manifest/monitor.ts';
import { formatCount } from '../ground/errors/format-count.ts';
import { formatEstimate } from './format-estimate.ts';
import { escapeMarkdown, formatName, renderTable } from './markdown.ts';
import { formatNumber, formatPValue, formatShare } from './number-text.ts';

/** Rows of the table of columns; the report and monitor.json hold all. */
const MOST_ROWS = 25;

/** The gravest first: by verdict, then by adjusted p-value, then by distance. */
export function compareSeverity(a: ColumnDrift, b: ColumnDrift): number {
  const rank = { drift: 0, suspect: 1, ok: 2, unknown: 3 } as const;
  return rank[a.verdict] - rank[b.verdict] || a.adjusted - b.adjusted || b.distance - a.distance;
}

/** Columns with the statistics of their change, the gravest first, as Markdown. */
export function renderDriftTable(columns: readonly ColumnDrift[]): string {
  const rows = columns
    .toSorted(compareSeverity)
    .slice(0, MOST_ROWS)
    .map((drift) => [
      formatName(drift.column),
      drift.verdict,
      escapeMarkdown(drift.test),
      formatPValue(drift.adjusted),
      formatNumber(drift.psi),
      describeDistance(drift),
      `${formatShare(drift.missing.reference)} → ${formatShare(drift.missing.current)}`,
    ]);
  const table = renderTable(
    [
      { title: 'Column' },
      { title: 'Verdict' },
      { title: 'Test' },
      { title: 'Adjusted p', align: 'right' },
      { title: 'PSI', align: 'right' },
      { title: 'Distance', align: 'right' },
      { title: 'Missing', align: 'right' },
    ],
    rows,
  );
  const rest = columns.length - rows.length;
  return rest > 0 ? `${table}\n\nThe report has ${formatCount(rest, 'more column')}.` : table;
}

/** How far a column has moved: standard deviations for numbers, the share of rows for categories. */
export function describeDistance({ kind, distance }: ColumnDrift): string {
  return kind === 'number' ? `${formatNumber(distance)} sd` : formatShare(distance);
}

/** The metrics with their intervals, test split against window, as Markdown; empty without labels. */
export function renderPerformanceTable(performance: Monitor['performance']): string {
  if (!performance) return '';
  const rows = Object.entries(performance.metrics).map(([name, estimate]) => [
    formatName(name),
    formatEstimate(performance.reference[name]),
    formatEstimate(estimate),
  ]);
  return renderTable(
    [{ title: 'Metric' }, { title: 'Test split', align: 'right' }, { title: 'This window', align: 'right' }],
    rows,
  );
}
