import type { Estimate, Metrics } from '../../../kit/manifest/evaluation.ts';
import { warnOfFewKeys } from '../../../kit/report/few-keys.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import { formatCount, formatNumber } from '../../../kit/report/number-text.ts';
import type { Facts } from '../collect-facts.ts';

const MAX_SLICES = 40;

/** Metrics on held-out rows with their intervals, beside the baseline, and the primary metric by slice. */
export function renderPerformance({ evaluation, contract }: Facts): string {
  const { splits, baseline, interval, primary } = evaluation;
  const rows = Object.keys(splits.test.metrics).map((name) => [
    name === primary ? `**${name}**` : name,
    formatEstimate(splits.test.metrics[name]),
    formatEstimate(splits.validation.metrics[name]),
    ...(baseline ? [formatEstimate(baseline.metrics[name])] : []),
  ]);
  const columns = [
    'metric',
    `test (${formatCount(splits.test.rows, 'row')})`,
    `validation (${formatCount(splits.validation.rows, 'row')})`,
  ];
  if (baseline) columns.push(`${baseline.name} on test`);
  return [
    '## Performance',
    `In brackets: ${formatNumber(interval.confidence * 100)} % interval, ${escapeMarkdown(interval.method)}, ${formatCount(interval.resamples, 'resample')}.`,
    renderTable(
      columns.map((title) => ({ title: escapeMarkdown(title) })),
      rows,
    ),
    warnOfFewKeys({ rows: splits.test.rows, keys: interval.keys }),
    renderSlices(evaluation, contract),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderSlices({ slices, primary }: Facts['evaluation'], contract: Facts['contract']): string {
  if (slices.length === 0) return '';
  const sensitive = new Set(contract.columns.filter((column) => column.sensitive).map(({ name }) => name));
  const rows = slices
    .slice(0, MAX_SLICES)
    .map((slice) => [
      escapeMarkdown(slice.column),
      sensitive.has(slice.column) ? '*redacted*' : escapeMarkdown(slice.value),
      slice.rows.toLocaleString('en-US'),
      formatEstimate(pick(slice.metrics, primary)),
    ]);
  const more = slices.length > MAX_SLICES ? `\n\n${slices.length - MAX_SLICES} more in evaluation.json.` : '';
  const columns = [
    { title: 'column' },
    { title: 'value' },
    { title: 'rows', align: 'right' as const },
    { title: escapeMarkdown(primary) },
  ];
  return `### Slices of the test split\n\n${renderTable(columns, rows)}${more}`;
}

function pick(metrics: Metrics, name: string): Estimate | undefined {
  return metrics[name];
}
