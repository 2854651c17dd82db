import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { ColumnDrift } from '../../../kit/format/manifest/monitor.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { MONITOR_FILE, nameMonitorArtifact } from '../../../kit/host/artifact/monitor-artifact.ts';
import { renderDriftTable, renderPerformanceTable } from '../../../kit/report/drift-tables.ts';
import { escapeMarkdown, formatName } from '../../../kit/report/markdown.ts';
import { renderUnseenTable } from '../../../kit/report/unseen-table.ts';
import { describeRetraining } from './describe-retraining.ts';
import { explainReasons } from './explain-reasons.ts';
import { explainWindow } from './explain-rows.ts';
import type { Findings } from './findings.ts';
import type { MonitorInputs } from './inputs.ts';
import type { RetrainOutcome } from './retrain.ts';
import { renderRetrainings } from './retrain-history.ts';
import type { Signal } from './signals.ts';

const TITLES: Record<Signal, string> = {
  data: 'the data has drifted',
  performance: 'the predictions have got worse',
  invalid: 'requests break the contract',
  error: 'requests fail',
};

const DESCRIPTIONS: Record<Signal, string> = {
  data: 'what it is asked no longer looks like what it was trained on',
  performance: 'on labelled rows it is clearly worse than on its test split',
  invalid: 'more of what it is asked is refused than `max-invalid` allows',
  error: 'more of what it is asked fails than `max-error` allows',
};

export function titleIssue({ model, environment }: MonitorInputs, signal: Signal): string {
  return `${model} in ${environment}: ${TITLES[signal]}`;
}

/** The issue of a drifted signal, as Markdown. Without the log's instants it reads the same while nothing changes. */
export function renderIssue({
  findings,
  signal,
  outcome,
}: {
  findings: Findings;
  signal: Signal;
  outcome: RetrainOutcome;
}): string {
  const { inputs, reference, window, rows } = findings;
  const parts = [
    `Version ${reference.version} of ${formatName(inputs.model)} in ${formatName(inputs.environment)} (bundle ${shortDigest(reference.bundle.digest)}): ${DESCRIPTIONS[signal]} over the ${formatCount(rows.judged, 'judged row')} from ${window.from.toISOString()} to ${window.to.toISOString()}.`,
    renderRetrainings(outcome.history),
    renderEvidence(findings, signal),
    renderRows(findings),
    renderNextSteps({ findings, outcome }),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderEvidence({ judgement, performance }: Findings, signal: Signal): string {
  if (signal === 'data') return renderColumns(judgement.comparison.columns.map(({ drift }) => drift));
  if (signal === 'performance') return renderPerformanceTable(performance);
  return explainReasons(judgement.reasons)
    .map((reason) => `- ${escapeMarkdown(reason)}`)
    .join('\n');
}

function renderColumns(columns: readonly ColumnDrift[]): string {
  return [renderDriftTable(columns), renderUnseenTable(columns)].filter((part) => part !== '').join('\n\n');
}

/** What was left out of the judged rows, and how to take them. */
function renderRows({ rows, labels }: Findings): string {
  const sentences = explainWindow({ rows, labels });
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

/** The comment that closes an issue. */
export function renderRecovery({ window, rows }: Findings): string {
  return `Back to \`ok\` over the ${formatCount(rows.judged, 'row')} from ${window.from.toISOString()} to ${window.to.toISOString()}.`;
}

function renderNextSteps({ findings, outcome }: { findings: Findings; outcome: RetrainOutcome }): string {
  const { environment, onDrift, runId } = findings.inputs;
  const steps = [
    `- Look at \`report.html\` in this run's artifact \`${nameMonitorArtifact(findings.inputs)}\`, and ask whether the world changed or the data broke.`,
  ];
  if (outcome.state !== 'unwanted') steps.push(`- ${describeRetraining(outcome, findings)}`);
  if (onDrift.includes('rollback')) {
    steps.push(
      `- If the last promotion caused this, roll back. ${describeRollback(environment, runId)} opens the pull request and shows these findings in it.`,
    );
  }
  steps.push('- This issue closes by itself when the verdict is `ok` again.');
  return ['### What to do', '', ...steps].join('\n');
}

/** How to hand these findings to a rollback: the run holds them as an artifact, a terminal as a file. */
function describeRollback(environment: string, runId: string): string {
  const command = `slipway rollback --environment ${environment} --evidence`;
  return runId === ''
    ? `\`${command} ${OWN.monitor}/${MONITOR_FILE}\``
    : `The workflow *Rollback* (the action \`action-package/rollback\`) with \`evidence-run\` \`${runId}\`, or \`${command} ${MONITOR_FILE}\` with that file of the artifact,`;
}
