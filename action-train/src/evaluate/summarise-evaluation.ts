import { shortDigest } from '../../../kit/manifest/digest.ts';
import type { Estimate, Evaluation } from '../../../kit/manifest/evaluation.ts';
import { metricDirection } from '../../../kit/manifest/metric-names.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { warnOfFewKeys } from '../../../kit/report/few-keys.ts';
import { escapeMarkdown, type MarkdownColumn, renderTable } from '../../../kit/report/markdown.ts';
import { formatCount, formatNumber } from '../../../kit/report/number-text.ts';

/** The step summary of an evaluation. */
export function summariseEvaluation(evaluation: Evaluation): string {
  const { model, key, data, artefact, primary, splits, interval } = evaluation;
  return [
    `## Evaluated ${escapeMarkdown(model)} (run \`${key}\`)`,
    `Model ${shortDigest(artefact)} on data ${data.version}, on rows its training never saw; **${primary}** decides.`,
    renderMetrics(evaluation),
    `${interval.confidence * 100} % intervals in brackets: ${interval.method}, ${formatCount(interval.resamples, 'resample')}.`,
    ...renderSlices(evaluation),
    ...(splits.test.rows < 100
      ? [
          `> [!NOTE]\n> The test split holds ${formatCount(splits.test.rows, 'row')}: the intervals are wide for that reason.`,
        ]
      : []),
    warnOfFewKeys({ rows: splits.test.rows, keys: interval.keys }),
    warnOfReach(evaluation.testReachable),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderMetrics({ splits, baseline, primary }: Evaluation): string {
  const columns: MarkdownColumn[] = [
    { title: 'metric' },
    { title: `test (${formatCount(splits.test.rows, 'row')})`, align: 'right' },
    { title: `validation (${formatCount(splits.validation.rows, 'row')})`, align: 'right' },
    ...(baseline ? [{ title: `baseline ${baseline.name}, test`, align: 'right' as const }] : []),
    { title: 'better' },
  ];
  const rows = Object.entries(splits.test.metrics).map(([name, estimate]) => [
    name === primary ? `**${name}**` : name,
    formatEstimate(estimate),
    formatEstimate(splits.validation.metrics[name]),
    ...(baseline ? [formatEstimate(baseline.metrics[name])] : []),
    metricDirection(name),
  ]);
  return renderTable(columns, rows);
}

function renderSlices({ slices, primary }: Evaluation): string[] {
  if (slices.length === 0) return [];
  const columns: MarkdownColumn[] = [
    { title: 'slice of the test split' },
    { title: 'rows', align: 'right' },
    { title: primary, align: 'right' },
  ];
  const rows = slices.map(({ column, value, rows: count, metrics }) => [
    `${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
    String(count),
    formatEstimate(metrics[primary]),
  ]);
  return [renderTable(columns, rows)];
}

/** `0.61 [0.52, 0.68]`. */
function formatEstimate(estimate: Estimate | undefined): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  if (low === null || high === null) return formatNumber(value);
  return `${formatNumber(value)} [${formatNumber(low)}, ${formatNumber(high)}]`;
}
