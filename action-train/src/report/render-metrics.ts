import type { MetricComparison } from '../../../kit/manifest/registry.ts';
import type { Report } from '../../../kit/manifest/report.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, type MarkdownColumn, renderTable } from '../../../kit/report/markdown.ts';
import { type DifferenceVerdict, judgeDifference } from '../../../kit/stats/judge-difference.ts';

export const VERDICT_WORDS: Record<DifferenceVerdict, string> = {
  better: '✅ better',
  worse: '❌ worse',
  unclear: '❔ no clear difference',
  unpaired: '–',
};

/** Each metric with its interval, beside that of main and the paired difference. */
export function renderMetrics({ comparison }: Report): string {
  if (!comparison) return '';
  const { metrics, primary } = comparison;
  const hasMain = metrics.some(({ champion }) => champion !== null);
  const columns: MarkdownColumn[] = [
    { title: 'metric' },
    { title: 'this change', align: 'right' },
    ...(hasMain
      ? [
          { title: 'main', align: 'right' as const },
          { title: 'difference', align: 'right' as const },
          { title: 'verdict' },
        ]
      : []),
  ];
  const rows = metrics.map((metric) => renderMetric({ metric, primary, hasMain }));
  const note = 'In brackets: 95 % bootstrap intervals, of the difference paired by row.';
  return `${renderTable(columns, rows)}\n\n${note}`;
}

function renderMetric({
  metric,
  primary,
  hasMain,
}: {
  metric: MetricComparison;
  primary: string;
  hasMain: boolean;
}): string[] {
  const name = escapeMarkdown(metric.metric);
  const own = [metric.metric === primary ? `**${name}**` : name, formatEstimate(metric.challenger)];
  if (!hasMain) return own;
  const verdict = VERDICT_WORDS[judgeDifference(metric)];
  return [...own, formatEstimate(metric.champion), formatEstimate(metric.difference), verdict];
}
