import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import type { GateVerdict } from '../../../kit/format/manifest/duel.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { describeOutcome } from '../../../kit/report/duel/describe-outcome.ts';
import { renderMetrics, renderNumbers } from '../../../kit/report/duel/render-comparison.ts';
import { GATE_MARKS, renderGates } from '../../../kit/report/duel/render-gates.ts';
import {
  findRegressions,
  renderRegressions,
  renderSliceTable,
} from '../../../kit/report/duel/render-slices.ts';
import { escapeMarkdown, escapeSentence, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { nameSides } from './name-sides.ts';
import type { Promotion } from './promotion.ts';
import { renderChanges } from './render-changes.ts';
import { renderModel } from './render-model.ts';

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
 * The words of a promotion's pull request: what the comparison says first, then what the gates say, what both rest on,
 * what changes, and how to undo it. The short form leaves out slices and changes, the shortest keeps the verdicts, the
 * gates and how to undo it.
 */
export function renderPullRequest(promotion: Promotion): PullRequestText {
  const { comparison } = promotion;
  const sides = nameSides(comparison.champion);
  const head = [
    `## ${escapeMarkdown(describeOutcome(comparison, sides))}`,
    renderNumbers(comparison, sides),
    describeVerdict(comparison),
    describeSubject(promotion),
    warnOfReach(promotion.challenger.evaluation.testReachable),
    renderGates(comparison),
  ];
  const metrics = `### Metrics\n\n${renderMetrics(comparison, sides)}`;
  const [model, changes] = [renderModel(promotion), renderChanges(promotion)];
  const foot = [renderLineage(promotion), renderUndo(promotion)];
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
  return {
    body: join([...head, metrics, renderSlices(comparison), model, changes, ...foot]),
    shortBodies: [join([...head, metrics, SHORTENED, ...foot]), join([...head, SHORTENED, ...foot])],
  };
}

function describeVerdict({ gates, verdict }: Comparison): string {
  return gates.length > 0 ? `**Gates: ${GATE_MARKS[verdict]}.** ${MEANINGS[verdict]}` : NO_GATES;
}

function describeSubject({ model, environment, champion, assignment }: Promotion): string {
  const now = champion
    ? `${environment} serves ${champion.pointer.version} now`
    : `${environment} serves nothing yet`;
  return `**${model} ${assignment.version.version}** for **${environment}**; ${now}. The number: ${escapeSentence(assignment.reason)}.`;
}

/** Where the challenger is worse than the champion on some of the rows; every slice stands in a fold. */
function renderSlices({ slices, primary: metric, champion }: Comparison): string {
  if (slices.length === 0) return '';
  const sides = nameSides(champion);
  const worse = findRegressions(slices);
  const counts = { compared: slices.length, regressed: worse.length, metric, worse };
  const verdict = renderRegressions(counts, sides);
  return `${verdict}\n\n<details><summary>Every slice</summary>\n\n${renderSliceTable(slices, sides)}\n\n</details>`;
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
