import type { ColumnDrift } from '../../kit/manifest/monitor.ts';
import { formatEstimate } from '../../kit/report/format-estimate.ts';
import { formatName, renderTable } from '../../kit/report/markdown.ts';
import { formatNumber, formatPValue, formatShare } from '../../kit/report/number-text.ts';
import { sortBySeverity } from './compare-window.ts';
import type { Findings } from './findings.ts';

/** Rows of the table of columns; the report and monitor.json hold all. */
const MOST_ROWS = 25;

/** The columns, the gravest first, as Markdown. */
export function renderColumnTable({ judgement }: Findings): string {
  const columns = sortBySeverity(judgement.comparison.columns);
  const rows = columns
    .slice(0, MOST_ROWS)
    .map(({ drift }) => [
      formatName(drift.column),
      drift.verdict,
      drift.test,
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
  return rest > 0 ? `${table}\n\n${rest} more columns are in the report.` : table;
}

/** How far a column has moved: standard deviations for numbers, the share of rows for categories. */
export function describeDistance({ kind, distance }: ColumnDrift): string {
  return kind === 'number' ? `${formatNumber(distance)} sd` : formatShare(distance);
}

/** The metrics with their intervals, test split against window, as Markdown; empty without labels. */
export function renderMetricTable({ performance }: Findings): string {
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
