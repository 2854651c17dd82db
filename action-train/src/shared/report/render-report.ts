import type { Report } from '../../../../kit/format/manifest/report.ts';
import { warnOfReach } from '../../../../kit/report/describe-reach.ts';
import { describeOutcome } from '../../../../kit/report/duel/describe-outcome.ts';
import { renderMetrics, renderNumbers } from '../../../../kit/report/duel/render-comparison.ts';
import { escapeMarkdown } from '../../../../kit/report/markdown.ts';
import { renderChanges, renderContract } from './render-changes.ts';
import { renderCost } from './render-cost.ts';
import { renderGateVerdict, renderJudgement } from './render-judgement.ts';
import { renderReproduction } from './render-reproduction.ts';
import type { ReportForms, ReportView } from './report-view.ts';
import { SIDES } from './side-names.ts';

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
      report.comparison ? renderMetrics(report.comparison, SIDES) : '',
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
  const what = comparison ? describeOutcome(comparison, SIDES) : 'the data contract changes';
  return `## ${escapeMarkdown(model)}: ${escapeMarkdown(what)}`;
}

function renderOpening({ comparison, main }: Report): string {
  return comparison ? renderNumbers(comparison, SIDES, describeOrigin(main)) : NO_TRIAL;
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
