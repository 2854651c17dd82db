import type { Comparison, GateVerdict, MetricComparison } from '../../../kit/manifest/registry.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, escapeSentence, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { formatCount } from '../../../kit/report/number-text.ts';
import { GATE_MARKS, renderGates } from '../../../kit/report/render-gates.ts';
import type { Promotion } from './promotion.ts';
import { renderChanges } from './render-changes.ts';
import { renderModel } from './render-model.ts';
import { renderSlices } from './render-slices.ts';

const MEANINGS: Record<GateVerdict, string> = {
  pass: 'Every gate passed.',
  fail: 'At least one gate failed: the status of this pull request is `failure`. Merge only for a reason, and write it here.',
  inconclusive: 'No gate failed, but at least one cannot tell from these rows. A person decides.',
};

const SHORTENED =
  '*Shortened: the forge takes no longer text. The step summary of the run and `comparison.json` hold everything.*';

const NO_GATES = 'No gate judged this: a person decides.';

/** The body of a pull request and its shorter forms. */
export interface PullRequestText {
  body: string;
  shortBodies: string[];
}

/**
 * The words of a promotion's pull request: verdict first, then what it rests on, what changes, and how to undo it. The
 * short form leaves out slices and changes, the shortest keeps verdict, gates and how to undo it.
 */
export function renderPullRequest(promotion: Promotion): PullRequestText {
  const { comparison, obstacle } = promotion;
  const head = [
    `## ${GATE_MARKS[comparison.verdict]}`,
    comparison.gates.length > 0 ? MEANINGS[comparison.verdict] : NO_GATES,
    describeSubject(promotion),
    warnOfReach(promotion.challenger.evaluation.testReachable),
    renderGates(comparison.gates),
  ];
  const metrics = renderMetrics(comparison, obstacle);
  const [model, changes] = [renderModel(promotion), renderChanges(promotion)];
  const foot = [renderLineage(promotion), renderUndo(promotion)];
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
  return {
    body: join([...head, metrics, renderSlices(comparison.slices), model, changes, ...foot]),
    shortBodies: [join([...head, metrics, SHORTENED, ...foot]), join([...head, SHORTENED, ...foot])],
  };
}

function describeSubject({ model, environment, champion, assignment }: Promotion): string {
  const now = champion
    ? `${environment} serves ${champion.pointer.version} now`
    : `${environment} serves nothing yet`;
  return `**${model} ${assignment.version.version}** for **${environment}**; ${now}. The number: ${escapeSentence(assignment.reason)}.`;
}

function renderMetrics({ metrics, rows, leftOut, champion }: Comparison, obstacle: string | null): string {
  const compared = metrics.some((metric) => metric.champion !== null);
  const columns = ['metric', 'better', 'challenger', ...(compared ? ['champion', 'difference'] : [])];
  const table = renderTable(
    columns.map((title) => ({ title })),
    metrics.map((metric) => renderMetric(metric, compared)),
  );
  return `### Metrics\n\n${describeRows({ rows, leftOut, champion, obstacle, compared })}\n\n${table}`;
}

function renderMetric(metric: MetricComparison, compared: boolean): string[] {
  const cells = [escapeMarkdown(metric.metric), metric.direction, formatEstimate(metric.challenger)];
  return compared ? [...cells, formatEstimate(metric.champion), formatEstimate(metric.difference)] : cells;
}

function describeRows({
  rows,
  leftOut,
  champion,
  obstacle,
  compared,
}: Pick<Comparison, 'rows' | 'leftOut' | 'champion'> & {
  obstacle: string | null;
  compared: boolean;
}): string {
  const held = `${formatCount(rows, 'test row')}, in brackets the 95 % bootstrap interval`;
  if (!compared) {
    const why = obstacle ?? (champion ? 'there is nothing to compare' : 'no model is live there');
    return `The challenger alone on its ${held}: ${escapeMarkdown(why)}.`;
  }
  const skipped =
    leftOut > 0 ? ` ${formatCount(leftOut, 'row')} that the champion was trained on left out.` : '';
  return `Both on the same ${held} (of the difference: paired).${skipped}`;
}

function renderLineage({ challenger, assignment, evidence }: Promotion): string {
  const { run, lock, digests, contract, evaluation, digest } = challenger;
  const rows = [
    ['bundle', `\`${digest}\``],
    ['store', `\`${assignment.version.store}\``],
    ['model file', `\`${evaluation.artefact}\``],
    ['run', `\`${run.key}\``],
    ['code commit', run.code.commit ?? 'unknown'],
    ['data', `${lock.version}, lock \`${digests.lock}\``],
    ['dataset', `\`${lock.dataset}\``],
    ['contract', `\`${contract.digest}\``],
    ...(evidence ? [['signature', evidence.signedBy === null ? 'none' : formatName(evidence.signedBy)]] : []),
  ];
  return `### Lineage\n\n${renderTable([{ title: '' }, { title: '' }], rows)}`;
}

function renderUndo({ model, environment, champion }: Promotion): string {
  const how = champion
    ? `\`slipway rollback --environment ${environment} --to ${champion.pointer.version}\`, or the rollback workflow, opens the pull request that points back to ${champion.pointer.version}.`
    : `Nothing was live before: revert the merge to serve no ${model} in ${environment} again.`;
  return `### How to roll back\n\n${how}`;
}
