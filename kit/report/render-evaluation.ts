import type { Evaluation } from '../format/manifest/evaluation.ts';
import { metricDirection } from '../format/manifest/metric-names.ts';
import { formatCount } from '../ground/errors/format-count.ts';
import { warnOfFewKeys } from './few-keys.ts';
import { formatEstimate } from './format-estimate.ts';
import { escapeMarkdown, type MarkdownColumn, renderTable } from './markdown.ts';
import { formatNumber } from './number-text.ts';

/**
 * A model's metrics on held-out rows, beside those of the baseline, as Markdown: a table, what its intervals are, and an
 * alert where they rest on few keys.
 */
export function renderHeldOut({ splits, baseline, primary, interval }: Evaluation): string {
  const { test, validation } = splits;
  const columns: MarkdownColumn[] = [
    { title: 'metric' },
    { title: `test (${formatCount(test.rows, 'row')})`, align: 'right' },
    { title: `validation (${formatCount(validation.rows, 'row')})`, align: 'right' },
    ...(baseline
      ? [{ title: `baseline ${escapeMarkdown(baseline.name)}, test`, align: 'right' as const }]
      : []),
    { title: 'better' },
  ];
  const rows = Object.entries(test.metrics).map(([name, estimate]) => [
    name === primary ? `**${escapeMarkdown(name)}**` : escapeMarkdown(name),
    formatEstimate(estimate),
    formatEstimate(validation.metrics[name]),
    ...(baseline ? [formatEstimate(baseline.metrics[name])] : []),
    metricDirection(name),
  ]);
  const note = `In brackets: ${formatNumber(interval.confidence * 100)} % intervals, ${escapeMarkdown(interval.method)}, ${formatCount(interval.resamples, 'resample')}.`;
  const few = warnOfFewKeys({ rows: test.rows, keys: interval.keys });
  return [renderTable(columns, rows), note, few].filter((part) => part !== '').join('\n\n');
}

/**
 * The metric that decides on slices of the test split, as Markdown; empty where nothing was sliced.
 * @param most how many are listed; the rest is counted
 * @param hidden columns whose values may not be shown
 */
export function renderSlicesHeldOut(
  { slices, primary }: Pick<Evaluation, 'slices' | 'primary'>,
  { most, hidden }: { most: number; hidden: ReadonlySet<string> },
): string {
  if (slices.length === 0) return '';
  const columns: MarkdownColumn[] = [
    { title: 'slice of the test split' },
    { title: 'rows', align: 'right' },
    { title: escapeMarkdown(primary), align: 'right' },
  ];
  const rows = slices
    .slice(0, most)
    .map(({ column, value, rows: count, metrics }) => [
      `${escapeMarkdown(column)}: ${hidden.has(column) ? '*redacted*' : escapeMarkdown(value)}`,
      count.toLocaleString('en-US'),
      formatEstimate(metrics[primary]),
    ]);
  const more = slices.length > most ? `\n\n${slices.length - most} more in evaluation.json.` : '';
  return `${renderTable(columns, rows)}${more}`;
}
