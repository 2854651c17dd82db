import type { MetricComparison } from '../../../kit/manifest/registry.ts';
import type { Report } from '../../../kit/manifest/report.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import { formatCount } from '../../../kit/report/number-text.ts';
import { type DifferenceVerdict, judgeDifference } from '../../../kit/stats/judge-difference.ts';
import { renderChanges, renderContract } from './render-changes.ts';
import { renderCost } from './render-cost.ts';
import { renderGateVerdict, renderJudgement } from './render-judgement.ts';
import { renderMetrics, VERDICT_WORDS } from './render-metrics.ts';
import { renderReproduction } from './render-reproduction.ts';
import type { ReportForms, ReportView } from './report-view.ts';

/** Rows and changes that each length lists at most. */
const LISTED = { full: Number.POSITIVE_INFINITY, short: 10 };

/** The words of a report: verdict first, then what it rests on, what differs, what it took, how to make it again. */
export function renderReport(view: ReportView): ReportForms {
  const { report } = view;
  const opening = [
    renderHeadline(report),
    renderOpening(report),
    renderGateVerdict(report),
    ...renderWarning(view),
    report.trial?.testReachable ? warnOfReach(report.trial.testReachable) : '',
  ];
  const write = (limit: number) =>
    joinParts([
      ...opening,
      renderMetrics(report),
      ...renderJudgement(report, limit),
      renderChanges(view, limit),
      renderContract(report, limit),
      renderCost(report),
      renderReproduction(report),
    ]);
  const minimal = joinParts([
    ...opening,
    'The rest is too long for a comment: it is in the summary of the job that compared.',
  ]);
  return { body: write(LISTED.full), shortBodies: [write(LISTED.short), minimal] };
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderHeadline({ model, comparison }: Report): string {
  const what = comparison ? describeVerdict(findPrimary(comparison)) : 'the data contract changes';
  return `## ${escapeMarkdown(model)}: ${what}`;
}

function describeVerdict(primary: MetricComparison | undefined): string {
  const verdict: DifferenceVerdict = primary ? judgeDifference(primary) : 'unpaired';
  if (verdict === 'unpaired') return 'not compared with main';
  return `${VERDICT_WORDS[verdict]} ${verdict === 'unclear' ? 'from' : 'than'} main`;
}

function renderOpening({ comparison, main }: Report): string {
  if (!comparison) return NO_TRIAL;
  const primary = findPrimary(comparison);
  const rows = formatCount(comparison.rows, 'test row');
  if (comparison.obstacle !== null) {
    const own = primary
      ? ` **${escapeMarkdown(primary.metric)}** ${formatEstimate(primary.challenger)} on ${rows}.`
      : '';
    return `No paired comparison: ${escapeMarkdown(comparison.obstacle)}.${own}`;
  }
  const left =
    comparison.leftOut > 0
      ? ` ${formatCount(comparison.leftOut, 'row')} that the model of main was trained on left out.`
      : '';
  const numbers = primary
    ? `**${escapeMarkdown(primary.metric)}** ${formatEstimate(primary.challenger)} here, ${formatEstimate(primary.champion)} on main; difference ${formatEstimate(primary.difference)}, ${primary.direction} is better.`
    : '';
  return `${numbers} Both models on the same ${rows}${describeOrigin(main)}.${left}`.trim();
}

const NO_TRIAL =
  'Nothing was trained: the data lock is still that of the contract before. Metrics come with the data pull request that ingest opens after the merge, or commit the lock that `slipway ingest --commit none` writes.';

function describeOrigin(main: Report['main']): string {
  if (!main) return '';
  const { origin } = main;
  return origin.kind === 'environment'
    ? `; main is ${escapeMarkdown(origin.version)}, live in ${escapeMarkdown(origin.environment)}`
    : `; main is its last run, \`${origin.id}\``;
}

function renderWarning({ isForeign }: ReportView): string[] {
  if (!isForeign) return [];
  return [
    '> [!NOTE]\n> Computed in a run of a fork, whose code may say what it likes. Run it from a branch of this repository before you rely on it.',
  ];
}

function findPrimary({ metrics, primary }: NonNullable<Report['comparison']>): MetricComparison | undefined {
  return metrics.find(({ metric }) => metric === primary);
}
